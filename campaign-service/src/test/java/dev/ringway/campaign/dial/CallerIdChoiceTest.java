package dev.ringway.campaign.dial;

import static dev.ringway.campaign.dial.Facts.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.campaign.dial.CallerIdChoice.Choice;
import dev.ringway.campaign.dial.CallerIdChoice.Choice.Chosen;
import dev.ringway.campaign.dial.CallerIdChoice.Choice.None;
import dev.ringway.campaign.dial.Counters.CallerIdUse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallerIdChoiceTest {

    private static final String WASHINGTON = "+12025550100";
    private static final String SAN_FRANCISCO = "+14155550100";
    private static final String TORONTO = "+14165550100";
    private static final String BERLIN = "+49301234567";
    private static final Instant MIDNIGHT = NOW.plusSeconds(3_600);
    private static final Instant RESTED = NOW.plusSeconds(60);

    private static final Map<String, CallerIdUse> FRESH = Map.of(
            WASHINGTON, use("US", "202", 1, 0),
            SAN_FRANCISCO, use("US", "415", 1, 0),
            TORONTO, use("CA", "416", 1, 0),
            BERLIN, use("DE", "30", 49, 0));

    @Test
    void thePersonSeesTheNumberThatItKnows() {
        assertThat(chosen(FRESH, place("US", "202", 1), Optional.of(BERLIN))).isEqualTo(new Chosen(BERLIN));
        assertThat(chosen(FRESH, place("US", "202", 1), Optional.of("+33123456789")))
                .isEqualTo(new Chosen(WASHINGTON));
    }

    @Test
    void elseTheNearest() {
        assertThat(chosen(FRESH, place("US", "415", 1), Optional.empty())).isEqualTo(new Chosen(SAN_FRANCISCO));
        assertThat(chosen(FRESH, place("CA", "604", 1), Optional.empty())).isEqualTo(new Chosen(TORONTO));
        assertThat(chosen(FRESH, place("DE", "30", 49), Optional.empty())).isEqualTo(new Chosen(BERLIN));
        NumberPlace mobile = new NumberPlace(49, Optional.of("DE"), Optional.empty(), Set.of());
        assertThat(chosen(FRESH, mobile, Optional.empty())).isEqualTo(new Chosen(BERLIN));
        assertThat(chosen(FRESH, place("FR", "1", 33), Optional.empty())).isEqualTo(new Chosen(WASHINGTON));
    }

    @Test
    void ofSeveralThatAreAsNearTheLeastUsed() {
        Map<String, CallerIdUse> uses =
                Map.of(WASHINGTON, use("US", "202", 1, 3), SAN_FRANCISCO, use("US", "415", 1, 2));

        assertThat(chosen(uses, place("US", "212", 1), Optional.empty())).isEqualTo(new Chosen(SAN_FRANCISCO));
    }

    @Test
    void whatHadItsCallsOrRestsIsLeftOutAlsoWhereThePersonKnowsIt() {
        CallerIdUse resting = new CallerIdUse(FRESH.get(WASHINGTON).place(), 0, MIDNIGHT, Optional.of(RESTED));
        Map<String, CallerIdUse> uses =
                Map.of(WASHINGTON, resting, SAN_FRANCISCO, use("US", "415", 1, 5), BERLIN, use("DE", "30", 49, 4));

        assertThat(chosen(uses, place("US", "202", 1), Optional.of(WASHINGTON))).isEqualTo(new Chosen(BERLIN));
        assertThat(new CallerIdChoice(uses, 5, RESTED)
                        .of(List.of(WASHINGTON, BERLIN), Optional.empty(), Optional.of(WASHINGTON)))
                .isEqualTo(new Chosen(WASHINGTON));
    }

    @Test
    void whereNoneIsLeftItIsSaidWhyAndUntilWhen() {
        CallerIdUse resting = new CallerIdUse(Optional.empty(), 0, MIDNIGHT, Optional.of(RESTED));
        CallerIdUse usedUp = use("US", "415", 1, 5);
        CallerIdUse ofYesterday = new CallerIdUse(Optional.empty(), 0, NOW, Optional.empty());

        assertThat(choose(Map.of(), List.of())).isEqualTo(none(Decision.No.now(Reason.NO_CALLER_ID)));
        assertThat(choose(Map.of(), List.of(WASHINGTON))).isEqualTo(none(Decision.No.now(Reason.CALLER_IDS_UNKNOWN)));
        assertThat(choose(Map.of(WASHINGTON, ofYesterday), List.of(WASHINGTON)))
                .isEqualTo(none(Decision.No.now(Reason.CALLER_IDS_UNKNOWN)));
        assertThat(choose(Map.of(WASHINGTON, usedUp), List.of(WASHINGTON)))
                .isEqualTo(none(Decision.No.until(Reason.CALLER_IDS_USED_UP, MIDNIGHT)));
        assertThat(choose(Map.of(WASHINGTON, resting, BERLIN, usedUp), List.of(BERLIN, WASHINGTON)))
                .isEqualTo(none(Decision.No.until(Reason.CALLER_IDS_RESTING, RESTED)));
    }

    private static Choice chosen(Map<String, CallerIdUse> uses, NumberPlace contact, Optional<String> before) {
        return new CallerIdChoice(uses, 5, NOW)
                .of(List.of(WASHINGTON, SAN_FRANCISCO, TORONTO, BERLIN), Optional.of(contact), before);
    }

    private static Choice choose(Map<String, CallerIdUse> uses, List<String> callerIds) {
        return new CallerIdChoice(uses, 5, NOW).of(callerIds, Optional.empty(), Optional.empty());
    }

    private static Choice none(Decision.No why) {
        return new None(why);
    }

    private static NumberPlace place(String region, String areaCode, int countryCode) {
        return new NumberPlace(countryCode, Optional.of(region), Optional.of(areaCode), Set.of());
    }

    private static CallerIdUse use(String region, String areaCode, int countryCode, int calls) {
        return new CallerIdUse(Optional.of(place(region, areaCode, countryCode)), calls, MIDNIGHT, Optional.empty());
    }
}
