package dev.ringway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.Recording;
import dev.ringway.sandbox.Receiver.Received;
import dev.ringway.sandbox.client.LocalTwilio;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A subaccount's calls and recordings are its own, as is the token that signs what is told of them. */
class SubaccountTest {

    private RunningSandbox running;

    @BeforeEach
    void start() throws IOException {
        running = new RunningSandbox();
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void eachAccountSeesItsOwnCallsAlone() {
        Call ours = RunningSandbox.call("+12125551001").create(running.twilio);
        Call theirs = RunningSandbox.call("+12125551001").create(running.subaccount);

        assertThat(theirs.getAccountSid()).isEqualTo(RunningSandbox.SUBACCOUNT);
        assertThat(Call.reader().read(running.twilio)).extracting(Call::getSid).containsExactly(ours.getSid());
        assertThat(Call.reader().read(running.subaccount))
                .extracting(Call::getSid)
                .containsExactly(theirs.getSid());
        assertNotFound(() -> Call.fetcher(theirs.getSid()).fetch(running.twilio));
        assertNotFound(() -> Call.updater(ours.getSid())
                .setStatus(Call.UpdateStatus.COMPLETED)
                .update(running.subaccount));
    }

    @Test
    void itsRecordingsAreItsOwn() {
        RunningSandbox.call("+12125551001").setRecord(true).create(running.subaccount);
        running.letCallsEnd();

        Recording recording =
                Recording.reader().read(running.subaccount).iterator().next();
        assertThat(Recording.reader().read(running.twilio)).isEmpty();
        assertNotFound(() -> Recording.fetcher(recording.getSid()).fetch(running.twilio));
        assertThat(Recording.deleter(recording.getSid()).delete(running.subaccount))
                .isTrue();
    }

    @Test
    void itsCallbacksAreSignedWithItsToken() throws IOException {
        try (Receiver receiver = new Receiver(RunningSandbox.SUBACCOUNT_TOKEN)) {
            RunningSandbox.call("+12125551001")
                    .setStatusCallback(URI.create(receiver.url()))
                    .setStatusCallbackEvent(RunningSandbox.EVERY_EVENT)
                    .create(running.subaccount);
            running.letCallsEnd();

            assertThat(receiver.received())
                    .isNotEmpty()
                    .allMatch(Received::genuine)
                    .allSatisfy(one -> assertThat(one.form()).containsEntry("AccountSid", RunningSandbox.SUBACCOUNT));
        }
    }

    @Test
    void aTokenOfOneAccountOpensNoOther() {
        TwilioRestClient mixed =
                LocalTwilio.client(running.sandbox.origin(), RunningSandbox.SUBACCOUNT, RunningSandbox.TOKEN);

        assertThatThrownBy(() -> Call.reader().read(mixed))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        failure -> assertThat(failure.getCode()).isEqualTo(20003));
    }

    @Test
    void itAloneCanBeInTrouble() throws Exception {
        running.control("api", "{\"tooManyRequestsPercent\":100,\"accountSid\":\"" + RunningSandbox.SUBACCOUNT + "\"}");

        assertThatThrownBy(() -> Call.reader().read(running.subaccount))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        failure -> assertThat(failure.getCode()).isEqualTo(20429));
        assertThat(Call.reader().read(running.twilio)).isEmpty();
    }

    @Test
    void subaccountsAreReadFromTheEnvironment() {
        SandboxSettings settings = SandboxSettings.from(Map.of(
                "TWILIO_ACCOUNT_SID", RunningSandbox.ACCOUNT,
                "TWILIO_AUTH_TOKEN", RunningSandbox.TOKEN,
                "ELEVENLABS_API_KEY", "key",
                "ELEVENLABS_WEBHOOK_SECRET", "secret",
                "RINGWAY_TWILIO_SUBACCOUNTS_0_ACCOUNTSID", RunningSandbox.SUBACCOUNT,
                "RINGWAY_TWILIO_SUBACCOUNTS_0_AUTHTOKEN", RunningSandbox.SUBACCOUNT_TOKEN));

        assertThat(settings.subaccounts())
                .containsExactly(Map.entry(RunningSandbox.SUBACCOUNT, RunningSandbox.SUBACCOUNT_TOKEN));
    }

    private static void assertNotFound(ThrowingCallable request) {
        assertThatThrownBy(request)
                .isInstanceOfSatisfying(
                        ApiException.class,
                        failure -> assertThat(failure.getCode()).isEqualTo(20404));
    }
}
