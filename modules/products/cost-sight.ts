/** Costs, and with them margins, are not for those who deal with customers and partners every day. */
export const costHiddenFrom = ["rep", "service", "channel"] as const;
