package dev.ringway.callstore.control;

import dev.ringway.callstore.call.CallStatus;
import dev.ringway.callstore.intake.Findings;
import dev.ringway.callstore.report.CallControlled;
import dev.ringway.callstore.report.CallControlled.Action;
import dev.ringway.callstore.report.CallControlled.Result;
import dev.ringway.events.calls.CallChanged;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Tells by the call to the person whether a transfer was answered, in the reports of the call that was transferred. The
 * report comes before the mark on the command, so that a crash in between repeats it; it is kept once.
 */
@Component
public final class TransferFollowing {

    private static final Set<String> FINAL = Set.of(Result.ANSWERED.text(), Result.UNANSWERED.text());

    /** Twilio's clock against ours. */
    private static final Duration CLOCKS_APART = Duration.ofSeconds(10);

    private final Controls controls;
    private final Findings findings;

    TransferFollowing(Controls controls, Findings findings) {
        this.controls = controls;
        this.findings = findings;
    }

    /** Returns when what the call tells is on disk; a call that belongs to no transfer tells nothing. */
    public void follow(CallChanged child) {
        while (transfer(child).filter(control -> !marked(control, child)).isPresent()) {
            // Somebody else wrote the command; it is read again.
        }
    }

    private Optional<Control> transfer(CallChanged child) {
        return child.parentCallSid().stream()
                .flatMap(parent -> controls.of(parent).stream())
                .filter(control -> control.action().equals(Action.TRANSFER.text()))
                .filter(control -> control.stage() != Control.Stage.RESERVED)
                .filter(control -> control.childCallSid()
                        .map(child.sid()::equals)
                        .orElse(control.to().equals(child.to())
                                && child.startTime().isAfter(control.createdAt().minus(CLOCKS_APART))))
                .max(Comparator.comparing(Control::createdAt));
    }

    /** False where the command changed under our hands. */
    private boolean marked(Control control, CallChanged child) {
        String result = outcome(child)
                .map(Result::text)
                .or(() -> control.result().filter(FINAL::contains))
                .orElse(Result.DONE.text());
        boolean known = control.result().equals(Optional.of(result))
                && control.childCallSid().isPresent();
        if (known) {
            return true;
        }
        findings.take(new CallControlled(
                control.callSid(),
                control.id(),
                control.action(),
                result,
                control.requestedBy(),
                Optional.of("the call to the person is " + child.status())));
        return controls.settled(control, result, control.callStatus(), Optional.of(child.sid()))
                .isPresent();
    }

    /** Empty while it rings. */
    private static Optional<Result> outcome(CallChanged child) {
        return CallStatus.of(child.status()).flatMap(status -> switch (status) {
            case QUEUED, INITIATED, RINGING -> Optional.empty();
            case IN_PROGRESS, COMPLETED -> Optional.of(Result.ANSWERED);
            case BUSY, FAILED, NO_ANSWER, CANCELED ->
                Optional.of(child.answeredAt().isPresent() ? Result.ANSWERED : Result.UNANSWERED);
        });
    }
}
