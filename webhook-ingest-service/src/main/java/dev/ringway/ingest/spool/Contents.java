package dev.ringway.ingest.spool;

import java.time.Instant;
import java.util.Optional;

/**
 * What waits in the spool.
 *
 * @param bytes as the limit counts them
 * @param refused records that Kafka will never take as it is set up; they are part of the bytes and hold nobody up
 */
record Contents(long records, long bytes, long refused, Optional<Instant> oldest) {}
