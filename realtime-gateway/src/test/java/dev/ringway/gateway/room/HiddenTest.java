package dev.ringway.gateway.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.gateway.live.RoomKind;
import org.junit.jupiter.api.Test;

/** A viewer hears of no number that call-store-service's REST API does not show either. */
class HiddenTest {

    private static final String CALL = """
            {"calls":[{"sid":"CA1","from":"+14155550123","to":"+442071838750","contactName":"+14155550123",
              "terminationReason":"hung up by +14155550123","tags":["vip","back to +14155550123"],"duration":7,
              "outcome":{"status":"success","reason":"asked for +14155550123","notes":"call +442071838750 back"},
              "recordings":[{"recordingSid":"RE1","status":"completed"}],"geo":{"city":"Berlin"}}]}""";

    @Test
    void no_number_of_a_call_is_left_wherever_people_wrote_it() {
        String shown = Audience.NUMBERS_MASKED.shown(RoomKind.CALLS, CALL);

        assertThat(shown).doesNotContain("5550123", "1838750");
        assertThat(shown).contains("vip", "hung up by ", "asked for ", "Berlin", "\"duration\":7", "RE1");
    }

    @Test
    void who_may_see_numbers_sees_all() {
        assertThat(Audience.NUMBERS_SHOWN.shown(RoomKind.CALLS, CALL)).isEqualTo(CALL);
    }
}
