package dev.ringway.callstore.web;

import dev.ringway.callstore.control.CallControl;
import dev.ringway.callstore.control.Command;
import dev.ringway.callstore.control.Control;
import dev.ringway.callstore.control.Controls;
import dev.ringway.callstore.control.TransferRequest;
import dev.ringway.callstore.lookup.CallLookup;
import dev.ringway.starter.http.Page;
import dev.ringway.starter.openapi.Answers;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.ForOperators;
import dev.ringway.starter.security.ForViewers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Does something to a live call. 202 where Twilio may have done it and did not say so. */
@RestController
@RequestMapping("/api/v1/calls/{sid}")
@Tag(
        name = "Call control",
        description = "Ends, transfers and transcribes live calls. Repeating a request with its"
                + " Idempotency-Key gives the same answer and has no second effect.")
class CallControlController {

    static final String KEY = "[\\x21-\\x7e]{1,200}";
    static final String KEY_MESSAGE = "must be 1 to 200 printable characters without spaces";
    private static final String KEY_HEADER = "Idempotency-Key";

    private final CallControl control;
    private final Controls controls;
    private final TransferRequest transfers;
    private final CallLookup calls;

    CallControlController(CallControl control, Controls controls, TransferRequest transfers, CallLookup calls) {
        this.control = control;
        this.controls = controls;
        this.transfers = transfers;
        this.calls = calls;
    }

    /**
     * @param to E.164
     * @param callerId E.164, a number of ours; left out: our own number of the call
     * @param announcement said to the other side before the person is called; at most 500 characters
     */
    record TransferBody(Optional<String> to, Optional<String> callerId, Optional<String> announcement) {}

    @ForOperators
    @PostMapping("/end")
    @Operation(summary = "End a call, whether it is queued, rings or is in progress")
    @Answers({HttpStatus.OK, HttpStatus.ACCEPTED})
    ResponseEntity<ControlView> end(
            @PathVariable @CallSid String sid,
            @Parameter(description = "The same for each repetition of one request") @RequestHeader(KEY_HEADER)
                    Optional<@Pattern(regexp = KEY, message = KEY_MESSAGE) String> key,
            Caller caller) {
        return answer(new Command.End(sid), key, caller);
    }

    @ForOperators
    @PostMapping("/transfer")
    @Operation(summary = "Hand a call in progress to a person; whether the person answered, the call's controls tell")
    @Answers({HttpStatus.OK, HttpStatus.ACCEPTED})
    ResponseEntity<ControlView> transfer(
            @PathVariable @CallSid String sid,
            @RequestBody TransferBody body,
            @Parameter(description = "The same for each repetition of one request") @RequestHeader(KEY_HEADER)
                    Optional<@Pattern(regexp = KEY, message = KEY_MESSAGE) String> key,
            Caller caller) {
        return answer(transfers.checked(sid, body.to(), body.callerId(), body.announcement()), key, caller);
    }

    @ForOperators
    @PostMapping("/transcription")
    @Operation(summary = "Transcribe a call in progress from now on")
    @Answers({HttpStatus.OK, HttpStatus.ACCEPTED})
    ResponseEntity<ControlView> transcribe(
            @PathVariable @CallSid String sid,
            @Parameter(description = "The same for each repetition of one request") @RequestHeader(KEY_HEADER)
                    Optional<@Pattern(regexp = KEY, message = KEY_MESSAGE) String> key,
            Caller caller) {
        return answer(new Command.Transcribe(sid), key, caller);
    }

    @ForViewers
    @GetMapping("/controls")
    @Operation(summary = "What was done to a call lately, oldest first; all of it stands in the call's events")
    Page<ControlView> controls(@PathVariable @CallSid String sid, Caller caller) {
        return calls.find(sid)
                .blockOptional()
                .map(known -> new Page<>(
                        controls.of(sid).stream()
                                .map(control -> ControlView.of(control, caller))
                                .toList(),
                        Optional.empty()))
                .orElseThrow(() -> ProblemException.notFound("call", sid));
    }

    private ResponseEntity<ControlView> answer(Command command, Optional<String> key, Caller caller) {
        Control done = control.request(command, caller.subject(), key);
        HttpStatus status =
                done.result().equals(Optional.of(Control.UNCONFIRMED)) ? HttpStatus.ACCEPTED : HttpStatus.OK;
        return ResponseEntity.status(status).body(ControlView.of(done, caller));
    }
}
