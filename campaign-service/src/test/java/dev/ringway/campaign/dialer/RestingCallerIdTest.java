package dev.ringway.campaign.dialer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.campaign.dial.AttemptOutcome;
import dev.ringway.campaign.dial.Reason;
import dev.ringway.campaign.store.AttemptReservations.Reservation;
import dev.ringway.campaign.store.AttemptSettlement.Pauses;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When a caller id is left alone, and how it comes back. */
class RestingCallerIdTest extends WatchedAttempts {

    private static final AtomicInteger CALLER_IDS = new AtomicInteger(20);

    /** Of its own for each test, since what was called from it counts. */
    private final String callerId = "+120255501" + CALLER_IDS.getAndIncrement();

    @Test
    void itRestsWhereHardlyAnybodyAnswers() {
        calledFromIt(settings.callerIdRest().calls(), AttemptOutcome.NO_ANSWER, Duration.ofMinutes(1));
        List<String> contacts = contacts(1, newWord());

        Reservation reservation = reserve(calling(callerId, contacts), contacts.getFirst());

        assertThat(why(reservation)).isEqualTo(Reason.CALLER_IDS_RESTING);
    }

    @ParameterizedTest
    @EnumSource(
            value = AttemptOutcome.class,
            names = {"REACHED", "VOICEMAIL", "NO_AGENT", "FAX"})
    void itDoesNotWhereSomebodyOrSomethingTakesTheCalls(AttemptOutcome answered) {
        calledFromIt(settings.callerIdRest().calls(), answered, Duration.ofMinutes(1));
        List<String> contacts = contacts(1, newWord());

        Reservation reservation = reserve(calling(callerId, contacts), contacts.getFirst());

        assertThat(reservation).isInstanceOf(Reservation.Reserved.class);
    }

    @Test
    void whatNeverBecameACallSaysNothingOfIt() {
        calledFromIt(settings.callerIdRest().calls(), AttemptOutcome.REFUSED, Duration.ofMinutes(1));
        List<String> contacts = contacts(1, newWord());

        Reservation reservation = reserve(calling(callerId, contacts), contacts.getFirst());

        assertThat(reservation).isInstanceOf(Reservation.Reserved.class);
    }

    @Test
    void callsThatWereEndedBeforeAnybodyCouldAnswerSayNothingOfIt() {
        calledFromIt(settings.callerIdRest().calls(), AttemptOutcome.CANCELED, Duration.ofMinutes(1));
        List<String> contacts = contacts(1, newWord());

        Reservation reservation = reserve(calling(callerId, contacts), contacts.getFirst());

        assertThat(reservation).isInstanceOf(Reservation.Reserved.class);
    }

    @Test
    void theyHideNoneThatDo() {
        calledFromIt(settings.callerIdRest().calls(), AttemptOutcome.NO_ANSWER, Duration.ofMinutes(2));
        calledFromIt(settings.callerIdRest().calls(), AttemptOutcome.CANCELED, Duration.ofMinutes(1));
        List<String> contacts = contacts(1, newWord());

        Reservation reservation = reserve(calling(callerId, contacts), contacts.getFirst());

        assertThat(why(reservation)).isEqualTo(Reason.CALLER_IDS_RESTING);
    }

    @Test
    void afterItsRestOneCallAtATimeShowsWhetherItIsBetter() {
        calledFromIt(
                settings.callerIdRest().calls(),
                AttemptOutcome.NO_ANSWER,
                settings.callerIdRest().rest().plusMinutes(1));
        List<String> contacts = contacts(3, newWord());
        String campaign = calling(callerId, contacts);

        DialAttempt onTrial = requested(campaign, contacts.get(0));
        assertThat(why(reserve(campaign, contacts.get(1)))).isEqualTo(Reason.CALLER_IDS_RESTING);

        settlement.refused(onTrial.id(), AttemptOutcome.NOT_PROCESSED, "a test", new Pauses(LEASE, LOOKS));
        assertThat(reserve(campaign, contacts.get(2))).isInstanceOf(Reservation.Reserved.class);
    }

    private static Reason why(Reservation reservation) {
        assertThat(reservation).isInstanceOf(Reservation.Refused.class);
        return ((Reservation.Refused) reservation).why().reason();
    }

    private void calledFromIt(int calls, AttemptOutcome outcome, Duration ago) {
        for (int i = 0; i < calls; i++) {
            Document attempt = outcome == AttemptOutcome.REFUSED ? attempt("finished", ago) : placed(ago);
            attempt.remove("nextLook");
            lie(attempt.append("from", callerId)
                    .append("state", "finished")
                    .append("live", false)
                    .append("outcome", outcome.text())
                    .append("endedAt", attempt.getDate("requestedAt")));
        }
    }
}
