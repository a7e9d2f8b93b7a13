package dev.ringway.callstore.control;

import dev.ringway.callstore.provider.CallsAtTwilio;
import dev.ringway.callstore.provider.Handover;
import dev.ringway.callstore.report.CallControlled.Result;
import dev.ringway.callstore.report.CallFetched;
import dev.ringway.starter.twilio.TwilioOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Sends what must not be sent twice, and finds out what became of it without sending it again: a transfer shows in the
 * calls that the call has dialled, a transcription in its own reports.
 */
@Component
final class Sending {

    /** Twilio's clock against ours. */
    private static final Duration CLOCKS_APART = Duration.ofSeconds(10);

    /** @param result done or unconfirmed */
    record Sent(String result, Optional<String> childCallSid) {}

    private final Handover handover;
    private final Transcriptions transcriptions;
    private final ControlSettings settings;

    Sending(Handover handover, Transcriptions transcriptions, ControlSettings settings) {
        this.handover = handover;
        this.transcriptions = transcriptions;
        this.settings = settings;
    }

    /**
     * @param calls of the account that the call is of
     * @param call as just looked at
     */
    TwilioOutcome<String> send(CallsAtTwilio calls, Command command, CallFetched call) {
        return switch (command) {
            case Command.End end -> calls.complete(end.callSid());
            case Command.Transfer transfer ->
                calls.instruct(
                        transfer.callSid(),
                        handover.to(
                                transfer.to(),
                                transfer.callerId().or(() -> ours(call)),
                                transfer.announcement(),
                                settings.ringTime(),
                                settings.timeLimit()));
            case Command.Transcribe transcribe ->
                calls.transcribe(transcribe.callSid(), settings.language(), settings.partialResults());
        };
    }

    Sent found(CallsAtTwilio calls, Control control, Command command) {
        return switch (command) {
            case Command.End _ -> new Sent(Control.UNCONFIRMED, Optional.empty());
            case Command.Transfer transfer ->
                calls.children(transfer.callSid()).value().orElse(List.of()).stream()
                        .filter(child -> child.to().equals(Optional.of(transfer.to())))
                        .filter(child -> child.createdAt()
                                .filter(since(control)::isBefore)
                                .isPresent())
                        .map(child -> new Sent(Result.DONE.text(), Optional.of(child.callSid())))
                        .findFirst()
                        .orElse(new Sent(Control.UNCONFIRMED, Optional.empty()));
            case Command.Transcribe transcribe ->
                new Sent(
                        transcriptions.heardOf(transcribe.callSid(), since(control))
                                ? Result.DONE.text()
                                : Control.UNCONFIRMED,
                        Optional.empty());
        };
    }

    private static Instant since(Control control) {
        return control.createdAt().minus(CLOCKS_APART);
    }

    /** Our own side of the call, where it is a telephone number: what the person should see. */
    private static Optional<String> ours(CallFetched call) {
        boolean inbound = call.direction().filter("inbound"::equals).isPresent();
        return (inbound ? call.to() : call.from()).filter(number -> number.matches("\\+\\d{5,15}"));
    }
}
