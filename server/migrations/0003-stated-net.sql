alter table "order_lines" add column "stated_net" numeric(21,6);
