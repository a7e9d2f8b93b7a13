/** What is written to Kafka, and when it counts as written. */
@NullMarked
package dev.ringway.ingest.kafka;

import org.jspecify.annotations.NullMarked;
