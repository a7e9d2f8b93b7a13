package dev.ringway.starter.deadletter;

import dev.ringway.starter.deadletter.DeadLetterLookup.Summary;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.DataMask;
import java.time.Instant;
import java.util.Optional;

/**
 * A dead letter in a list.
 *
 * @param id {@code <topic>:<partition>:<offset>}
 * @param rejectedAt when it became a dead letter
 * @param type the event's type, where it has one
 * @param state open, replayed or discarded
 * @param replays how often it was replayed
 * @param corrected whether data other than the original are replayed
 * @param size of the original, bytes
 */
record DeadLetterListed(
        String id,
        Instant rejectedAt,
        String key,
        Optional<String> type,
        String reason,
        String state,
        long replays,
        boolean corrected,
        int size) {

    static DeadLetterListed of(Summary letter, Caller caller) {
        return new DeadLetterListed(
                letter.id().toString(),
                letter.rejectedAt(),
                DataMask.shownTo(caller, letter.key()),
                letter.type(),
                DataMask.shownTo(caller, letter.reason()),
                letter.state().status().text(),
                letter.state().replays(),
                letter.state().correction().isPresent(),
                letter.size());
    }
}
