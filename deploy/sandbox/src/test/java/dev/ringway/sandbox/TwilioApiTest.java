package dev.ringway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.twilio.base.ResourceSet;
import com.twilio.exception.ApiException;
import com.twilio.rest.api.v2010.Account;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.Call.UpdateStatus;
import com.twilio.type.PhoneNumber;
import com.twilio.type.Twiml;
import dev.ringway.sandbox.client.LocalTwilio;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every method of the API by the real SDK over HTTP. */
class TwilioApiTest {

    @AutoClose
    private final RunningSandbox running = new RunningSandbox();

    @Test
    void aCallIsCreatedQueuedAndCanBeFetched() {
        Call created = RunningSandbox.call("+14155551001").create(running.twilio);

        assertThat(created.getSid()).matches("CA[0-9a-f]{32}");
        assertThat(created.getStatus()).isEqualTo(Call.Status.QUEUED);
        assertThat(created.getAccountSid()).isEqualTo(RunningSandbox.ACCOUNT);
        assertThat(created.getDirection()).isEqualTo("outbound-api");
        assertThat(created.getToFormatted()).isEqualTo("(415) 555-1001");
        assertThat(created.getStartTime()).isNull();
        assertThat(created.getDuration()).isNull();
        assertThat(created.getDateCreated().toInstant()).isEqualTo(running.timeline.now());
        assertThat(fetch(created)).isEqualTo(created);
    }

    @Test
    void itsDurationLiesBetweenItsTimes() {
        Call created = RunningSandbox.call("+14155551001").create(running.twilio);
        running.letCallsEnd();

        Call ended = fetch(created);
        assertThat(ended.getStatus()).isEqualTo(Call.Status.COMPLETED);
        long seconds =
                Duration.between(ended.getStartTime(), ended.getEndTime()).toSeconds();
        assertThat(seconds).isBetween(14L, 91L);
        assertThat(ended.getDuration()).isEqualTo(Long.toString(seconds));
    }

    @Test
    void theListIsNewestFirstAndItsPagesFollowOneAnother() {
        var sids = IntStream.range(0, 7)
                .mapToObj(_ -> RunningSandbox.call("+14155551001")
                        .create(running.twilio)
                        .getSid())
                .toList();

        ResourceSet<Call> listed = Call.reader().pageSize(3).read(running.twilio);

        assertThat(StreamSupport.stream(listed.spliterator(), false).map(Call::getSid))
                .containsExactlyElementsOf(sids.reversed());
    }

    @Test
    void theListIsFiltered() {
        Call busy = RunningSandbox.call("+14155551002").create(running.twilio);
        running.letCallsEnd();
        Call later = RunningSandbox.call("+14155551001").create(running.twilio);
        running.timeline.advance(Duration.ofSeconds(1));
        var start = running.timeline.now().atZone(ZoneOffset.UTC);

        assertThat(Call.reader().setStatus(Call.Status.BUSY).read(running.twilio))
                .extracting(Call::getSid)
                .containsExactly(busy.getSid());
        assertThat(Call.reader().setTo("+14155551001").read(running.twilio))
                .extracting(Call::getSid)
                .containsExactly(later.getSid());
        assertThat(Call.reader().setFrom("+14155550199").read(running.twilio)).isEmpty();
        assertThat(Call.reader().setStartTimeBefore(start.minusMinutes(1)).read(running.twilio))
                .extracting(Call::getSid)
                .containsExactly(busy.getSid());
        assertThat(Call.reader().setStartTimeAfter(start.minusMinutes(1)).read(running.twilio))
                .extracting(Call::getSid)
                .containsExactly(later.getSid());
    }

    @Test
    void aCallInProgressIsCompletedOnlyByCompleted() {
        Call call = RunningSandbox.call("+14155551001").create(running.twilio);
        running.timeline.advance(Duration.ofSeconds(20));
        assertThat(fetch(call).getStatus()).isEqualTo(Call.Status.IN_PROGRESS);

        assertThat(update(call, UpdateStatus.CANCELED).getStatus()).isEqualTo(Call.Status.IN_PROGRESS);
        assertThat(Call.updater(call.getSid())
                        .setTwiml(new Twiml("<Response/>"))
                        .update(running.twilio))
                .extracting(Call::getStatus)
                .isEqualTo(Call.Status.IN_PROGRESS);
        assertThat(update(call, UpdateStatus.COMPLETED).getStatus()).isEqualTo(Call.Status.COMPLETED);
        running.letCallsEnd();
        assertThat(fetch(call).getEndTime()).isEqualTo(fetch(call).getDateUpdated());
    }

    @Test
    void aCallNotYetAnsweredIsCanceled() {
        Call queued = RunningSandbox.call("+14155551001").create(running.twilio);
        assertThat(update(queued, UpdateStatus.CANCELED).getStatus()).isEqualTo(Call.Status.CANCELED);

        Call ringing = RunningSandbox.call("+14155551001").create(running.twilio);
        running.timeline.advance(Duration.ofSeconds(2));
        assertThat(update(ringing, UpdateStatus.COMPLETED).getStatus()).isEqualTo(Call.Status.CANCELED);
    }

    @Test
    void aCallThatIsOverOrNotAnsweredTakesNoInstructions() {
        Call call = RunningSandbox.call("+14155551001").create(running.twilio);
        assertRefused(
                () -> Call.updater(call.getSid())
                        .setTwiml(new Twiml("<Response/>"))
                        .update(running.twilio),
                400,
                21220);
        running.letCallsEnd();
        assertRefused(() -> update(call, UpdateStatus.COMPLETED), 400, 21220);
    }

    @Test
    void theAccountIsActive() {
        Account account = Account.fetcher(RunningSandbox.ACCOUNT).fetch(running.twilio);

        assertThat(account.getStatus()).isEqualTo(Account.Status.ACTIVE);
        assertThat(account.getType()).isEqualTo(Account.Type.FULL);
    }

    @ParameterizedTest
    @CsvSource({
        "'', +14155550100, 21201",
        "+14155551001, '', 21213",
        "4155551001, +14155550100, 21211",
        "+1415, +14155550100, 21211",
        "+14155551001, anonymous, 21212",
        "+14155551001, +15005550001, 21212",
        "+14155551001, +15005550000, 21210",
        "+15005550001, +14155550100, 21217",
        "+15005550002, +14155550100, 21214",
        "+15005550003, +14155550100, 21215",
        "+15005550004, +14155550100, 21216"
    })
    void badNumbersAreRefusedWithTwiliosCodes(String to, String from, int code) {
        assertRefused(
                () -> Call.creator(new PhoneNumber(to), new PhoneNumber(from), new Twiml("<Response/>"))
                        .create(running.twilio),
                400,
                code);
    }

    @Test
    void badUrlsAndEventsAreRefused() {
        var to = new PhoneNumber("+14155551001");
        var from = new PhoneNumber(RunningSandbox.FROM);
        assertRefused(
                () -> Call.creator(to, from, URI.create("ftp://a.example/x")).create(running.twilio), 400, 21205);
        assertRefused(
                () -> RunningSandbox.call("+14155551001")
                        .setStatusCallback(URI.create("mailto:a@b.example"))
                        .create(running.twilio),
                400,
                21609);
        assertRefused(
                () -> RunningSandbox.call("+14155551001")
                        .setStatusCallback(URI.create(running.receiver.url()))
                        .setStatusCallbackEvent("hung-up")
                        .create(running.twilio),
                400,
                21626);
    }

    @Test
    void unknownSidsAndWrongCredentialsAreToldApart() {
        assertRefused(() -> Call.fetcher("CA" + "0".repeat(32)).fetch(running.twilio), 404, 20404);
        var stranger = LocalTwilio.client(running.sandbox.origin(), RunningSandbox.ACCOUNT, "wrong");
        assertRefused(() -> Call.reader().read(stranger), 401, 20003);
        assertRefused(() -> RunningSandbox.call("+14155551001").create(stranger), 401, 20003);
        assertThat(Call.reader().read(running.twilio)).isEmpty();
    }

    private Call fetch(Call call) {
        return Call.fetcher(call.getSid()).fetch(running.twilio);
    }

    private Call update(Call call, UpdateStatus status) {
        return Call.updater(call.getSid()).setStatus(status).update(running.twilio);
    }

    private static void assertRefused(ThrowingCallable action, int status, int code) {
        assertThatThrownBy(action).asInstanceOf(type(ApiException.class)).satisfies(refusal -> {
            assertThat(refusal.getStatusCode()).isEqualTo(status);
            assertThat(refusal.getCode()).isEqualTo(code);
            assertThat(refusal.getMoreInfo()).endsWith("/" + code);
        });
    }
}
