/** From Kafka into the live view, each event once and in order. */
@NullMarked
package dev.ringway.gateway.relay;

import org.jspecify.annotations.NullMarked;
