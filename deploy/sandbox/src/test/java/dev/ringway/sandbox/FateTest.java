package dev.ringway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.twilio.exception.ApiException;
import com.twilio.rest.api.v2010.account.Call;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The dialled number decides what becomes of a call, also where it is one that is kept for fiction. */
class FateTest {

    @AutoClose
    private final RunningSandbox running = new RunningSandbox();

    @ParameterizedTest
    @CsvSource({
        "+12125550100, completed, human",
        "+12125550149, completed, human",
        "+12125550150, completed, machine_start",
        "+12125550159, completed, machine_start",
        "+12125550160, busy,      ",
        "+12125550165, no-answer, ",
        "+12125550170, failed,    ",
        "+12125550180, completed, fax",
        "+12125550183, completed, unknown",
        "+12125550185, completed, human",
        "+12125550190, completed, human",
        "+12125550195, completed, human",
        "+12125560150, completed, human",
        "+12125551010, completed, human",
        "+12125551011, completed, human",
        "+12125551012, completed, human"
    })
    void theEndOfTheNumberDecides(String number, String status, String answeredBy) {
        Call call = RunningSandbox.call(number).setMachineDetection("Enable").create(running.twilio);
        running.letCallsEnd();

        Call ended = Call.fetcher(call.getSid()).fetch(running.twilio);
        assertThat(ended.getStatus()).hasToString(status);
        assertThat(ended.getAnsweredBy()).isEqualTo(answeredBy);
    }

    @ParameterizedTest
    @CsvSource({
        "+12125550175, 21211",
        "+12125550178, 21214",
        "+12125551013, 21211",
        "+12125551014, 21214",
        "+12125551015, 21215"
    })
    void noCallIsCreatedForSomeNumbers(String number, int code) {
        assertThatThrownBy(() -> RunningSandbox.call(number).create(running.twilio))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refusal -> assertThat(refusal.getCode()).isEqualTo(code));
        assertThat(Call.reader().read(running.twilio)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"+12125550185, 300, 480", "+12125550190, 1, 3", "+12125550100, 15, 90"})
    void somePeopleTalkLongAndSomeHangUpAtOnce(String number, long least, long most) {
        Call call = RunningSandbox.call(number).create(running.twilio);
        running.letCallsEnd();

        String seconds = Call.fetcher(call.getSid()).fetch(running.twilio).getDuration();
        assertThat(Long.parseLong(seconds)).isBetween(least, most);
    }

    @Test
    void aCampaignOfTwoHundredMeetsEveryFateAndEveryNumberOfItIsValid() throws Exception {
        List<String> numbers = Stream.of("+121255501", "+141555501")
                .flatMap(area -> IntStream.range(0, 100).mapToObj(last -> area + "%02d".formatted(last)))
                .toList();
        assertThat(numbers).doesNotHaveDuplicates().allMatch(FateTest::valid);

        long undialable = numbers.stream().filter(number -> !creates(number)).count();
        Map<String, Long> fates = running.control("dials", "")
                .get("items")
                .valueStream()
                .map(dial -> dial.get("scenario").asString())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertThat(undialable).isEqualTo(10);
        assertThat(fates)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "answered", 100L,
                        "machine", 20L,
                        "busy", 10L,
                        "no-answer", 10L,
                        "failed", 10L,
                        "fax", 6L,
                        "unknown", 4L,
                        "long-talk", 10L,
                        "hang-up", 10L,
                        "opt-out", 10L));
    }

    private boolean creates(String number) {
        try {
            RunningSandbox.call(number).create(running.twilio);
            return true;
        } catch (ApiException undialable) {
            return false;
        }
    }

    private static boolean valid(String number) {
        var numbers = PhoneNumberUtil.getInstance();
        try {
            return numbers.isValidNumber(numbers.parse(number, "US"));
        } catch (NumberParseException malformed) {
            return false;
        }
    }
}
