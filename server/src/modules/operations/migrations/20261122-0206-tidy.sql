create index idempotency_keys_by_time on platform.idempotency_keys (created_at);
create index failed_deliveries_resolved on platform.failed_deliveries (resolved_at) where resolved_at is not null;
