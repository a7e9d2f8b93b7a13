package dev.ringway.starter.deadletter;

import dev.ringway.events.Topic;

/**
 * The dead letters of one group of this service.
 *
 * @param source the topic whose records its group could not handle
 * @param parked never were records of that topic
 */
record DeadLetterTopic(Topic<?> source, String group, boolean parked) {

    String name() {
        return source.deadLetterTopic(group);
    }

    String decisions() {
        return source.decisionTopic(group);
    }
}
