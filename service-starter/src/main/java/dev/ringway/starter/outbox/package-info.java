/**
 * A collection's change stream as its outbox: one leased publisher per collection puts every change on Kafka, in order and
 * without a gap; after a crash something may be published again, never missed.
 */
@NullMarked
package dev.ringway.starter.outbox;

import org.jspecify.annotations.NullMarked;
