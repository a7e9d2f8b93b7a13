/** Listeners. */
@NullMarked
package dev.ringway.transcript.kafka;

import org.jspecify.annotations.NullMarked;
