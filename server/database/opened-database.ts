export type OpenDatabaseOptions = {
  /** Folder of everything that the product stores (ATTAIN_DATA); created when it is missing. */
  readonly dataFolder: string;
  /** An outside PostgreSQL (DATABASE_URL); without it the embedded one is used. */
  readonly databaseUrl?: string | undefined;
  /** Takes one line for each slow step. */
  readonly onProgress: (line: string) => void;
  /** Settings of the embedded PostgreSQL beyond the usual, such as `fsync: "off"` for tests. */
  readonly settings?: Readonly<Record<string, string>>;
};

export type OpenedDatabase = {
  /** Connection string of the owner of the database. It holds a password: never print it. */
  readonly url: string;
  readonly kind: "embedded" | "outside";
  readonly embedded: boolean;
  /** Leaves the database; end your own pools first. The last process to leave stops the embedded PostgreSQL. */
  close(): Promise<void>;
};
