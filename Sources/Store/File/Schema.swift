internal import GRDB

/// The tables of the desk's file, by version. A released version's migration never changes; a new one is added.
///
/// `journal` and `content` are the truth, `device`, `author`, `draft`, `cursor`, `quarantine`, `suspicion`, `screening` and `arrival`
/// belong to this file alone, and all
/// other tables are projections that `verify` can make again from the journal.
enum Schema {
    /// The newest version this program knows (`PRAGMA user_version`).
    static let version = 2

    static func migrate(_ db: Database, from found: Int) throws {
        if found < 1 {
            try db.execute(sql: journal + "\n" + projections + "\n" + local)
        } else if found < 2 {
            try db.execute(sql: [outboxOfTwo, moderation, screening, mergesLater].joined(separator: "\n"))
        }
        try db.execute(sql: "PRAGMA user_version = \(version)")
    }

    static let journal = """
        CREATE TABLE journal(
          seq INTEGER PRIMARY KEY, id BLOB NOT NULL, device INTEGER NOT NULL, device_seq INTEGER NOT NULL,
          time INTEGER NOT NULL, actor TEXT NOT NULL, command TEXT NOT NULL, kind TEXT NOT NULL, case_key INTEGER,
          payload TEXT NOT NULL, hash BLOB NOT NULL) STRICT;
        CREATE INDEX journal_case ON journal(case_key) WHERE kind NOT IN ('opened', 'joined');
        CREATE INDEX journal_actor ON journal(actor) WHERE actor NOT LIKE '~%';
        CREATE TABLE content(
          key INTEGER PRIMARY KEY, salt BLOB NOT NULL, subject TEXT, text TEXT NOT NULL, author TEXT, extra TEXT) STRICT;
        CREATE VIRTUAL TABLE search USING fts5(
          subject, text, author, content='', prefix='2 3', tokenize='unicode61 remove_diacritics 2');
        """ + "\n" + mergesLater

    /// Channels bring a few messages a transaction, and each leaves a segment in the index: merging four at a time, as is
    /// usual, writes every word five times in a hundred thousand messages, sixteen at a time three times.
    static let mergesLater = "INSERT INTO search(search, rank) VALUES ('automerge', 16);"

    static let projections = """
        CREATE TABLE register(
          kind TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, seq INTEGER NOT NULL,
          PRIMARY KEY(kind, name)) STRICT, WITHOUT ROWID;
        CREATE TABLE account(
          key INTEGER PRIMARY KEY, channel TEXT NOT NULL, name TEXT NOT NULL, UNIQUE(channel, name)) STRICT;
        CREATE TABLE cases(
          key INTEGER PRIMARY KEY, uid BLOB NOT NULL, year INTEGER NOT NULL, serial INTEGER NOT NULL,
          account INTEGER NOT NULL, author INTEGER, head INTEGER NOT NULL, state TEXT NOT NULL, open INTEGER NOT NULL,
          unit TEXT, clerk TEXT, priority TEXT NOT NULL, tags TEXT, received INTEGER NOT NULL, activity INTEGER NOT NULL,
          messages INTEGER NOT NULL, unread INTEGER NOT NULL, waiting_since INTEGER, snoozed_until INTEGER,
          wakes_to TEXT, merged_into INTEGER, merged_number TEXT, clocks TEXT, due INTEGER, urgency INTEGER NOT NULL,
          version INTEGER NOT NULL) STRICT;
        CREATE UNIQUE INDEX cases_number ON cases(year, serial);
        CREATE INDEX cases_activity ON cases(activity);
        CREATE INDEX cases_urgency ON cases(urgency) WHERE open = 1;
        CREATE INDEX cases_unit ON cases(unit, urgency) WHERE unit IS NOT NULL AND open = 1;
        CREATE INDEX cases_clerk ON cases(clerk, urgency) WHERE clerk IS NOT NULL AND open = 1;
        CREATE INDEX cases_snoozed ON cases(snoozed_until) WHERE snoozed_until IS NOT NULL;
        CREATE INDEX cases_merged ON cases(merged_into) WHERE merged_into IS NOT NULL;
        CREATE TABLE message(
          key INTEGER PRIMARY KEY, case_key INTEGER NOT NULL, account INTEGER NOT NULL, remote TEXT,
          parent_key INTEGER, parent_remote TEXT, author INTEGER, direction TEXT NOT NULL, kind TEXT NOT NULL,
          created INTEGER NOT NULL, received INTEGER NOT NULL, content INTEGER NOT NULL,
          versions INTEGER NOT NULL DEFAULT 1, state TEXT NOT NULL DEFAULT 'present', rating INTEGER, language TEXT,
          public INTEGER NOT NULL DEFAULT 1) STRICT;
        CREATE UNIQUE INDEX message_remote ON message(account, remote) WHERE remote IS NOT NULL;
        CREATE INDEX message_case ON message(case_key);
        CREATE INDEX message_orphan ON message(account, parent_remote)
          WHERE parent_key IS NULL AND parent_remote IS NOT NULL;
        CREATE TABLE clock(
          case_key INTEGER NOT NULL, place INTEGER NOT NULL, kind TEXT NOT NULL, unit TEXT, state TEXT NOT NULL,
          due INTEGER, warn INTEGER, ended INTEGER, escalated INTEGER NOT NULL, PRIMARY KEY(case_key, place)) STRICT, WITHOUT ROWID;
        CREATE INDEX clock_due ON clock(due) WHERE state = 'running';
        CREATE INDEX clock_unit ON clock(unit, due, state) WHERE state IN ('running', 'paused');
        CREATE INDEX clock_ended ON clock(ended, unit, state) WHERE ended IS NOT NULL;
        CREATE TABLE outbox(
          key INTEGER PRIMARY KEY, case_key INTEGER NOT NULL, account INTEGER NOT NULL, idempotency TEXT NOT NULL UNIQUE,
          target INTEGER NOT NULL, interim INTEGER NOT NULL, public INTEGER NOT NULL, closes INTEGER NOT NULL,
          state TEXT NOT NULL, queued INTEGER NOT NULL, not_before INTEGER NOT NULL, attempts INTEGER NOT NULL,
          last_try INTEGER, marker TEXT, remote TEXT, url TEXT, reason TEXT, action TEXT NOT NULL DEFAULT 'reply',
          decision TEXT, notice INTEGER NOT NULL DEFAULT 0, author TEXT NOT NULL DEFAULT '') STRICT;
        CREATE INDEX outbox_case ON outbox(case_key);
        CREATE INDEX outbox_waiting ON outbox(account, not_before)
          WHERE state IN ('scheduled', 'queued', 'sending', 'uncertain');
        CREATE TABLE tally(
          state TEXT NOT NULL, account INTEGER NOT NULL, unit TEXT NOT NULL, clerk TEXT NOT NULL,
          unread INTEGER NOT NULL, n INTEGER NOT NULL,
          PRIMARY KEY(state, account, unit, clerk, unread)) STRICT, WITHOUT ROWID;
        """ + "\n" + moderation

    static let local = """
        CREATE TABLE device(key INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE) STRICT;
        CREATE TABLE author(
          key INTEGER PRIMARY KEY, account INTEGER NOT NULL, ident TEXT NOT NULL, name TEXT NOT NULL, handle TEXT,
          url TEXT, UNIQUE(account, ident)) STRICT;
        CREATE TABLE draft(
          case_key INTEGER NOT NULL, clerk TEXT NOT NULL, text TEXT NOT NULL, seen INTEGER NOT NULL,
          changed INTEGER NOT NULL, PRIMARY KEY(case_key, clerk)) STRICT, WITHOUT ROWID;
        CREATE TABLE cursor(account INTEGER PRIMARY KEY, value TEXT NOT NULL) STRICT;
        CREATE TABLE quarantine(
          key INTEGER PRIMARY KEY, account INTEGER NOT NULL, remote TEXT, reason TEXT NOT NULL, raw BLOB NOT NULL,
          received INTEGER NOT NULL, tries INTEGER NOT NULL DEFAULT 0, digest BLOB NOT NULL,
          UNIQUE(account, digest)) STRICT;
        """ + "\n" + screening

    /// What version 2 adds to the outbox: measures of moderation travel in it too.
    private static let outboxOfTwo = """
        ALTER TABLE outbox ADD COLUMN action TEXT NOT NULL DEFAULT 'reply';
        ALTER TABLE outbox ADD COLUMN decision TEXT;
        ALTER TABLE outbox ADD COLUMN notice INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE outbox ADD COLUMN author TEXT NOT NULL DEFAULT '';
        UPDATE outbox SET author = coalesce((SELECT actor FROM journal WHERE seq = outbox.key), '');
        """

    private static let moderation = """
        CREATE TABLE decision(
          key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, case_key INTEGER NOT NULL, account INTEGER NOT NULL,
          message INTEGER NOT NULL, content INTEGER NOT NULL, author INTEGER, measure TEXT NOT NULL, rule TEXT,
          rule_version INTEGER, state TEXT NOT NULL, carrying TEXT NOT NULL, clerk TEXT NOT NULL, at INTEGER NOT NULL,
          until INTEGER, approval INTEGER NOT NULL, second TEXT, second_at INTEGER, appeal TEXT NOT NULL,
          appeal_at INTEGER, appeal_by TEXT, unit TEXT, notice_way TEXT, second_key INTEGER, appeal_key INTEGER,
          outcome_key INTEGER, was TEXT, lifted_by TEXT) STRICT;
        CREATE INDEX decision_lifted ON decision(lifted_by) WHERE lifted_by IS NOT NULL;
        CREATE INDEX decision_appealed ON decision(message) WHERE appeal = 'open';
        CREATE INDEX decision_message ON decision(message);
        CREATE INDEX decision_author ON decision(author) WHERE author IS NOT NULL;
        CREATE INDEX decision_case ON decision(case_key);
        CREATE INDEX decision_clerk ON decision(clerk, key);
        CREATE INDEX decision_rule ON decision(rule, key) WHERE rule IS NOT NULL;
        CREATE INDEX decision_until ON decision(until) WHERE until IS NOT NULL AND state = 'in_force';
        CREATE INDEX cases_author ON cases(author) WHERE author IS NOT NULL;
        CREATE INDEX outbox_decision ON outbox(decision) WHERE decision IS NOT NULL;
        CREATE TABLE review(
          queue TEXT NOT NULL, ref INTEGER NOT NULL, message INTEGER NOT NULL, case_key INTEGER NOT NULL,
          rank INTEGER NOT NULL, since INTEGER NOT NULL, reports INTEGER NOT NULL DEFAULT 0, rule TEXT, covered INTEGER,
          PRIMARY KEY(queue, ref)) STRICT, WITHOUT ROWID;
        CREATE INDEX review_open ON review(queue, rank, ref) WHERE covered IS NULL;
        CREATE INDEX review_case ON review(case_key) WHERE covered IS NULL;
        CREATE INDEX review_message ON review(message);
        """

    private static let screening = """
        CREATE TABLE suspicion(
          message INTEGER PRIMARY KEY, content INTEGER NOT NULL, score REAL NOT NULL, rank INTEGER NOT NULL,
          suspect INTEGER NOT NULL, value TEXT NOT NULL, source TEXT NOT NULL) STRICT;
        CREATE INDEX suspicion_open ON suspicion(rank, message) WHERE suspect = 1;
        CREATE TABLE screening(place INTEGER PRIMARY KEY, upto INTEGER NOT NULL) STRICT;
        CREATE TABLE arrival(
          account INTEGER NOT NULL, thread INTEGER NOT NULL, bucket INTEGER NOT NULL, n INTEGER NOT NULL,
          PRIMARY KEY(account, thread, bucket)) STRICT, WITHOUT ROWID;
        CREATE INDEX arrival_bucket ON arrival(bucket);
        """
}
