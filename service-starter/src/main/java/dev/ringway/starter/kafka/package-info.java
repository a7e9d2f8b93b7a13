/** Kafka as every service uses it: publishing with an acknowledgement, reading batches, waiting in place, dead letters. */
@NullMarked
package dev.ringway.starter.kafka;

import org.jspecify.annotations.NullMarked;
