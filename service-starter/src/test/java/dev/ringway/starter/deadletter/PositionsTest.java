package dev.ringway.starter.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringway.events.Topics;
import dev.ringway.starter.deadletter.TopicLog.Stretch;
import dev.ringway.starter.http.Cursor;
import dev.ringway.starter.problems.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionsTest {

    private static final String DEAD_LETTERS = "calls.changed.v1.campaign.dlt";

    private final LetterFilter filter = new LetterFilter(
            List.of(new DeadLetterTopic(Topics.CALLS_CHANGED, "campaign", false)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Set.of());

    @Test
    void comeBackAsTheyWere() {
        Positions left = new Positions(Map.of(new TopicPartition(DEAD_LETTERS, 2), new Stretch(7, 12)));
        assertThat(Positions.read(filter, left.write(filter))).isEqualTo(left);
    }

    /** Sets of the JDK have an order of their own in each process. */
    @Test
    void areReadByEveryInstanceInWhateverOrderTheStatesAreGiven() {
        Positions left = new Positions(Map.of(new TopicPartition(DEAD_LETTERS, 2), new Stretch(7, 12)));
        LetterFilter one = filter.in(FilterInput.states(List.of("open", "replayed", "discarded")));
        LetterFilter other = filter.in(FilterInput.states(List.of("discarded", "open", "replayed")));

        assertThat(Positions.read(other, left.write(one))).isEqualTo(left);
        assertThat(other.toString()).endsWith("states=[OPEN, REPLAYED, DISCARDED]]");
    }

    /** A cursor is no way into other topics. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "audit.v1:0:0:9",
                "calls.changed.v1:0:0:9",
                "",
                ":",
                "calls.changed.v1.campaign.dlt:0:0",
                "calls.changed.v1.campaign.dlt:0:0:x"
            })
    void ofAnotherTopicOrNoneAreRefused(String places) {
        String forged = new Cursor("dead-letters " + filter).write(List.of(places));
        assertThatThrownBy(() -> Positions.read(filter, forged)).isInstanceOf(ProblemException.class);
    }

    @Test
    void reachNoFurtherThanThereAreRecords() {
        TopicPartition there = new TopicPartition(DEAD_LETTERS, 0);
        Positions asked = new Positions(
                Map.of(there, new Stretch(3, 900), new TopicPartition(DEAD_LETTERS, 9), new Stretch(0, 1)));
        assertThat(asked.within(Map.of(there, new Stretch(5, 20))))
                .isEqualTo(new Positions(Map.of(there, new Stretch(5, 20))));
    }
}
