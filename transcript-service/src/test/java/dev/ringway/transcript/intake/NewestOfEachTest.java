package dev.ringway.transcript.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.events.Deletion;
import dev.ringway.events.Event;
import dev.ringway.events.TopicRecord;
import dev.ringway.events.calls.CallChanged;
import dev.ringway.events.calls.CallEvent;
import dev.ringway.events.contract.EventDraft;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewestOfEachTest {

    @Test
    void whatIsToldAgainTakesNotThePlaceOfWhatIsNewer() {
        assertThat(left(List.of(call("CA1", 3), call("CA2", 1), call("CA1", 2), call("CA1", 3))))
                .containsExactly("CA1:3", "CA2:1");
    }

    @Test
    void ofVersionsInTheirOrderTheLastOneIsLeft() {
        assertThat(left(List.of(call("CA1", 1), call("CA1", 2), call("CA1", 4))))
                .containsExactly("CA1:4");
    }

    @Test
    void aDeletionTakesAwayWhatWasToldBeforeIt() {
        assertThat(left(List.of(call("CA1", 3), new Deletion<>("CA1")))).containsExactly("-CA1");
    }

    @Test
    void aDeletionIsDoneAlsoWhereSomethingComesAfterIt() {
        assertThat(left(List.of(call("CA1", 3), new Deletion<>("CA1"), call("CA1", 1), call("CA1", 2))))
                .containsExactly("-CA1", "CA1:2");
    }

    private static List<String> left(List<TopicRecord<CallEvent>> told) {
        return NewestOfEach.of(told, call -> ((CallChanged) call).version()).stream()
                .map(record -> switch (record) {
                    case Event<CallEvent> event -> event.id();
                    case Deletion<CallEvent> deletion -> "-" + deletion.key();
                })
                .toList();
    }

    /** Events are covariant in what they tell, which their type cannot say. */
    @SuppressWarnings("unchecked")
    private static TopicRecord<CallEvent> call(String sid, long version) {
        return (TopicRecord<CallEvent>) (TopicRecord<?>) EventDraft.example(CallChanged.class)
                .id(sid + ":" + version)
                .with("sid", sid)
                .with("version", version)
                .event();
    }
}
