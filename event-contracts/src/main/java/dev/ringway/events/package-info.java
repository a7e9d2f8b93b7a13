/** What every event on Kafka has in common: the envelope, the topics and the one codec that writes and reads them. */
@NullMarked
package dev.ringway.events;

import org.jspecify.annotations.NullMarked;
