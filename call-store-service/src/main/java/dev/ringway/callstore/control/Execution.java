package dev.ringway.callstore.control;

import dev.ringway.callstore.call.CallStatus;
import dev.ringway.callstore.intake.Findings;
import dev.ringway.callstore.provider.CallsAtTwilio;
import dev.ringway.callstore.report.CallControlled;
import dev.ringway.callstore.report.CallControlled.Result;
import dev.ringway.callstore.report.CallFetched;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.twilio.TwilioFailure;
import dev.ringway.starter.twilio.TwilioOutcome;
import dev.ringway.starter.twilio.TwilioOutcome.Done;
import dev.ringway.starter.twilio.TwilioOutcome.Failed;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Carries a command out, by whoever holds it. The call is looked at first; what came of it goes into the call's reports
 * before the command is settled, so that a crash in between repeats the report (which is kept once) and not the command.
 */
@Component
final class Execution {

    private final CallAccount account;
    private final Controls controls;
    private final Findings findings;
    private final Ending ending;
    private final Sending sending;
    private final Transcriptions transcriptions;

    Execution(
            CallAccount account,
            Controls controls,
            Findings findings,
            Ending ending,
            Sending sending,
            Transcriptions transcriptions) {
        this.account = account;
        this.controls = controls;
        this.findings = findings;
        this.ending = ending;
        this.sending = sending;
        this.transcriptions = transcriptions;
    }

    /** Nothing of it was sent to Twilio so far. */
    Control begin(Control control, Command command) {
        try {
            CallsAtTwilio calls = account.of(control.callSid()).orElseThrow(Refusal::ofAnotherAccount);
            CallFetched call = look(calls, control);
            return switch (command) {
                case Command.End _ -> end(calls, control, call);
                case Command.Transfer transfer -> send(calls, control, transfer, call);
                case Command.Transcribe transcribe -> send(calls, control, transcribe, call);
            };
        } catch (ProblemException nothingDone) {
            controls.release(control);
            throw nothingDone;
        }
    }

    /** It may have been sent; only {@link Command.End}, which does no harm twice, is repeated. Never without a result. */
    Control resolve(Control control, Command command) {
        return account.of(control.callSid())
                .flatMap(calls -> resolve(calls, control, command))
                .orElseGet(() ->
                        settle(control, new Sending.Sent(Control.UNCONFIRMED, Optional.empty()), control.callStatus()));
    }

    /** Empty where nothing can be found out. */
    private Optional<Control> resolve(CallsAtTwilio calls, Control control, Command command) {
        return switch (command) {
            case Command.End _ -> calls.fetch(control.callSid()).value().map(call -> endAgain(calls, control, call));
            case Command.Transfer transfer ->
                Optional.of(settle(control, sending.found(calls, control, transfer), control.callStatus()));
            case Command.Transcribe transcribe ->
                Optional.of(settle(control, sending.found(calls, control, transcribe), control.callStatus()));
        };
    }

    private static CallFetched look(CallsAtTwilio calls, Control control) {
        return switch (calls.fetch(control.callSid())) {
            case Done<CallFetched>(CallFetched call) -> call;
            case Failed<CallFetched>(TwilioFailure failure) -> throw Refusal.of(failure, "call", control.callSid());
        };
    }

    private Control end(CallsAtTwilio calls, Control control, CallFetched call) {
        if (Ending.over(call.status())) {
            return settle(control, ending.end(calls, call));
        }
        // Whoever finds a call over after this takes it for ended by us, and says so as we would have.
        Control marked = controls.sending(control).orElseThrow(Execution::takenOver);
        try {
            return settle(marked, ending.end(calls, call));
        } catch (ProblemException nothingDone) {
            controls.release(marked);
            throw nothingDone;
        }
    }

    /** What is over by now, we may have ended ourselves. */
    private Control endAgain(CallsAtTwilio calls, Control control, CallFetched call) {
        Ending.Ended ended = ending.end(calls, call);
        String result = ended.result().equals(Result.ALREADY_OVER.text()) ? Result.DONE.text() : ended.result();
        return settle(control, new Ending.Ended(result, ended.callStatus()));
    }

    private Control settle(Control control, Ending.Ended ended) {
        return settle(control, new Sending.Sent(ended.result(), Optional.empty()), Optional.of(ended.callStatus()));
    }

    private Control send(CallsAtTwilio calls, Control control, Command command, CallFetched call) {
        if (!call.status().equals(CallStatus.IN_PROGRESS.text())) {
            over(call);
            throw Refusal.notInProgress(call.status());
        }
        if (command instanceof Command.Transcribe && transcriptions.underWay(control)) {
            return settled(
                    control, new Sending.Sent(Control.ALREADY_UNDER_WAY, Optional.empty()), Optional.of(call.status()));
        }
        Control marked = controls.sending(control).orElseThrow(Execution::takenOver);
        TwilioOutcome<String> outcome = sending.send(calls, command, call);
        return switch (outcome) {
            case Done<String> _ ->
                settle(marked, new Sending.Sent(Result.DONE.text(), Optional.empty()), Optional.of(call.status()));
            case Failed<String>(TwilioFailure.Ambiguous _) ->
                settle(marked, sending.found(calls, marked, command), Optional.of(call.status()));
            case Failed<String>(TwilioFailure failure) -> {
                report(marked, Result.REFUSED.text(), Optional.of(failure.reason()));
                controls.release(marked);
                throw failure instanceof TwilioFailure.NotInProgress
                        ? Refusal.notInProgress(look(calls, marked).status())
                        : Refusal.of(failure, "call", marked.callSid());
            }
        };
    }

    private Control settle(Control control, Sending.Sent sent, Optional<String> callStatus) {
        if (control.result().equals(Optional.of(sent.result()))) {
            return control;
        }
        report(control, sent.result(), Optional.empty());
        return settled(control, sent, callStatus);
    }

    private Control settled(Control control, Sending.Sent sent, Optional<String> callStatus) {
        return controls.settled(control, sent.result(), callStatus, sent.childCallSid())
                .or(() -> controls.find(control.id()))
                .orElseThrow(Execution::takenOver);
    }

    private void over(CallFetched call) {
        if (CallStatus.of(call.status()).filter(CallStatus::terminal).isPresent()) {
            findings.take(call);
        }
    }

    private void report(Control control, String result, Optional<String> reason) {
        findings.take(new CallControlled(
                control.callSid(), control.id(), control.action(), result, control.requestedBy(), reason));
    }

    private static ProblemException takenOver() {
        return new ProblemException(
                HttpStatus.CONFLICT,
                "request-under-way",
                "Another instance has taken this request over. Repeat it with the same Idempotency-Key to see its result.");
    }
}
