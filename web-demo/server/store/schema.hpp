// The tables of the database.
#pragma once

namespace dossier::sandbox {

// Raised with each change of the tables: a file of another version is refused.
inline constexpr int kSchemaVersion = 4;

// Times are milliseconds since 1970 (UTC). Of a person nothing is kept but the country; of a file
// its link, which ends with its name, its kind and its size; of a document its type, country and
// files.
inline constexpr const char* kSchema = R"sql(
CREATE TABLE clients (
  id TEXT PRIMARY KEY,
  secret_hash TEXT NOT NULL,
  selfie_required INTEGER NOT NULL,
  webhook_url TEXT,
  webhook_secret TEXT NOT NULL
) STRICT;

CREATE TABLE tokens (
  hash TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('access', 'refresh')),
  family TEXT NOT NULL,  -- those that came of the same credentials, by refresh tokens
  used INTEGER NOT NULL DEFAULT 0,  -- whether a refresh token has been; it is kept to see it again
  client TEXT NOT NULL REFERENCES clients (id),
  expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX tokens_of_client ON tokens (client, expires_at);
CREATE INDEX tokens_of_family ON tokens (family);

CREATE TABLE customers (
  id TEXT PRIMARY KEY,
  client TEXT NOT NULL REFERENCES clients (id),
  customer_type TEXT NOT NULL,
  api_version TEXT NOT NULL,
  customer_status TEXT NOT NULL,
  country_of_residence TEXT NOT NULL,
  attach_in_flight INTEGER NOT NULL DEFAULT 0,
  tos_policies_value TEXT NOT NULL,
  rejection_reason TEXT NOT NULL DEFAULT 'null'  -- of ACTION_REQUIRED, as JSON
) STRICT;

CREATE TABLE uploads (
  uri TEXT PRIMARY KEY,
  customer TEXT NOT NULL REFERENCES customers (id),
  type TEXT NOT NULL,
  size INTEGER NOT NULL
) STRICT;
CREATE INDEX uploads_of_customer ON uploads (customer);

-- Each accepted attach. QUEUED is in flight.
CREATE TABLE attaches (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  customer TEXT NOT NULL REFERENCES customers (id),
  state TEXT NOT NULL CHECK (state IN ('QUEUED', 'PROCESSING', 'REVIEWING', 'DONE', 'CANCELLED')),
  outcome TEXT NOT NULL,
  request_for_information TEXT NOT NULL,  -- of ACTION_REQUIRED, as JSON
  rejection_reason TEXT NOT NULL,
  due_at INTEGER NOT NULL  -- of the next step
) STRICT;
CREATE INDEX open_attaches ON attaches (due_at) WHERE state IN ('QUEUED', 'PROCESSING', 'REVIEWING');
CREATE UNIQUE INDEX one_open_attach ON attaches (customer)
  WHERE state IN ('QUEUED', 'PROCESSING', 'REVIEWING');

-- The documents that count for a customer: those of the last attach that brought one of the kind.
CREATE TABLE documents (
  customer TEXT NOT NULL REFERENCES customers (id),
  kind TEXT NOT NULL CHECK (kind IN ('primary', 'selfie', 'address')),
  attach INTEGER NOT NULL REFERENCES attaches (id),
  document TEXT NOT NULL,  -- its type, country and files, as JSON
  PRIMARY KEY (customer, kind)
) STRICT;

-- What happened to a customer, in order. A step of an attach happens once.
CREATE TABLE events (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  customer TEXT NOT NULL REFERENCES customers (id),
  attach INTEGER REFERENCES attaches (id),
  type TEXT NOT NULL CHECK (type IN ('customer.status', 'customer.rfi')),
  customer_status TEXT NOT NULL,
  request_for_information TEXT NOT NULL,
  at INTEGER NOT NULL,
  UNIQUE (attach, type, customer_status)
) STRICT;
CREATE INDEX events_of_customer ON events (customer, sequence);

-- Webhooks that are to be sent, written with the event that they tell of.
CREATE TABLE webhooks (
  event INTEGER PRIMARY KEY REFERENCES events (sequence),
  client TEXT NOT NULL REFERENCES clients (id),
  body TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'delivered', 'failed')),
  attempts INTEGER NOT NULL DEFAULT 0,
  due_at INTEGER NOT NULL
) STRICT;
CREATE INDEX pending_webhooks ON webhooks (client, due_at) WHERE state = 'pending';
CREATE INDEX waiting_webhooks ON webhooks (due_at) WHERE state = 'pending';

-- What the control API has set.
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
)sql";

}  // namespace dossier::sandbox
