package dev.ringway.callstore.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringway.callstore.call.Reports;
import dev.ringway.events.Event;
import dev.ringway.events.twilio.CallStatusReported;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EachEventTest {

    @Test
    void oneThatHasToWaitHoldsNoOtherUpAndTheBatchComesAgain() {
        List<Event<CallStatusReported>> batch = Reports.answeredCall(Reports.SID);
        List<Event<CallStatusReported>> done = new ArrayList<>();

        assertThatThrownBy(() -> EachEvent.of(batch, event -> {
                    if (event.equals(batch.getFirst())) {
                        throw new IllegalStateException("not yet");
                    }
                    done.add(event);
                }))
                .hasMessage("not yet");

        assertThat(done).isEqualTo(batch.subList(1, batch.size()));
    }
}
