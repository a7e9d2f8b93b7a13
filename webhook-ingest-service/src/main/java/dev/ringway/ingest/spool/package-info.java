/** Keeps what Kafka did not take, on the disk and in order, until Kafka has taken it. */
@NullMarked
package dev.ringway.ingest.spool;

import org.jspecify.annotations.NullMarked;
