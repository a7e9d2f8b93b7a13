/** Where reports come in from Kafka and changed calls go out. */
@NullMarked
package dev.ringway.callstore.kafka;

import org.jspecify.annotations.NullMarked;
