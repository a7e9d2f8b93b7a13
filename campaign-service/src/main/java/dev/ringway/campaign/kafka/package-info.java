/** Where changes of calls come in from Kafka. */
@NullMarked
package dev.ringway.campaign.kafka;

import org.jspecify.annotations.NullMarked;
