package dev.ringway.campaign.web;

import dev.ringway.campaign.campaign.CampaignAction;
import dev.ringway.campaign.campaign.Transition.Wish;
import dev.ringway.campaign.intake.CampaignSteering;
import dev.ringway.starter.http.IfMatchWanted;
import dev.ringway.starter.http.WholeText;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.ForAdmins;
import dev.ringway.starter.security.ForOperators;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Leads campaigns from one status to the next. Where a campaign is there already, it is answered as it is and nothing is
 * recorded, so each request may be repeated.
 */
@RestController
@RequestMapping(CampaignController.PATH + "/{id}")
@Tag(name = "campaigns")
class CampaignTransitionController {

    private static final int LONGEST_REASON = 500;

    private final CampaignSteering steering;

    CampaignTransitionController(CampaignSteering steering) {
        this.steering = steering;
    }

    /** @param reason kept with the transition and shown with the campaign; 500 characters at most, and needed for all but schedule and start, which have a usual one */
    record TransitionBody(Optional<String> reason) {}

    /**
     * @param reason kept with the transition and shown with the campaign; 500 characters at most, needed
     * @param hangUp whether live calls are to be ended too; else they go on to their end
     */
    record StopBody(Optional<String> reason, Optional<Boolean> hangUp) {}

    @ForAdmins
    @PostMapping("/schedule")
    @Operation(
            summary = "Let a draft start by itself at its start date",
            description = "409 campaign-not-ready names what it lacks, 409 illegal-transition says what is possible.")
    @IfMatchWanted
    ResponseEntity<CampaignView> schedule(
            @PathVariable @ContactId String id,
            @Parameter(hidden = true) @RequestHeader(HttpHeaders.IF_MATCH) Optional<String> ifMatch,
            @RequestBody(required = false) @Nullable TransitionBody body,
            @Parameter(hidden = true) Caller caller) {
        return lead(id, CampaignAction.SCHEDULE, ifMatch, body, caller);
    }

    @ForAdmins
    @PostMapping("/unschedule")
    @Operation(summary = "Make a scheduled campaign a draft again", description = "With a reason.")
    @IfMatchWanted
    ResponseEntity<CampaignView> unschedule(
            @PathVariable @ContactId String id,
            @Parameter(hidden = true) @RequestHeader(HttpHeaders.IF_MATCH) Optional<String> ifMatch,
            @RequestBody(required = false) @Nullable TransitionBody body,
            @Parameter(hidden = true) Caller caller) {
        return lead(id, CampaignAction.UNSCHEDULE, ifMatch, body, caller);
    }

    @ForAdmins
    @PostMapping("/start")
    @Operation(
            summary = "Start a draft or a scheduled campaign",
            description = "409 campaign-not-ready names what it lacks, 409 illegal-transition says what is possible.")
    @IfMatchWanted
    ResponseEntity<CampaignView> start(
            @PathVariable @ContactId String id,
            @Parameter(hidden = true) @RequestHeader(HttpHeaders.IF_MATCH) Optional<String> ifMatch,
            @RequestBody(required = false) @Nullable TransitionBody body,
            @Parameter(hidden = true) Caller caller) {
        return lead(id, CampaignAction.START, ifMatch, body, caller);
    }

    @ForOperators
    @PostMapping("/pause")
    @Operation(
            summary = "Pause an active campaign: no new call, and live ones go on to their end",
            description = "With a reason.")
    @IfMatchWanted
    ResponseEntity<CampaignView> pause(
            @PathVariable @ContactId String id,
            @Parameter(hidden = true) @RequestHeader(HttpHeaders.IF_MATCH) Optional<String> ifMatch,
            @RequestBody(required = false) @Nullable TransitionBody body,
            @Parameter(hidden = true) Caller caller) {
        return lead(id, CampaignAction.PAUSE, ifMatch, body, caller);
    }

    @ForAdmins
    @PostMapping("/resume")
    @Operation(
            summary = "Let a paused campaign go on",
            description =
                    "With a reason. 409 campaign-not-ready names what it lacks, 409 illegal-transition says what is possible.")
    @IfMatchWanted
    ResponseEntity<CampaignView> resume(
            @PathVariable @ContactId String id,
            @Parameter(hidden = true) @RequestHeader(HttpHeaders.IF_MATCH) Optional<String> ifMatch,
            @RequestBody(required = false) @Nullable TransitionBody body,
            @Parameter(hidden = true) Caller caller) {
        return lead(id, CampaignAction.RESUME, ifMatch, body, caller);
    }

    @ForAdmins
    @PostMapping("/stop")
    @Operation(
            summary = "End a campaign for good",
            description =
                    "With a reason. With `hangUp` its live calls are to be ended too; that can still be said of one"
                            + " that was stopped without, and of an archived one.")
    @IfMatchWanted
    ResponseEntity<CampaignView> stop(
            @PathVariable @ContactId String id,
            @Parameter(hidden = true) @RequestHeader(HttpHeaders.IF_MATCH) Optional<String> ifMatch,
            @RequestBody(required = false) @Nullable StopBody body,
            @Parameter(hidden = true) Caller caller) {
        Optional<StopBody> said = Optional.ofNullable(body);
        Wish wish = new Wish(
                CampaignAction.STOP,
                caller.subject(),
                checked(CampaignAction.STOP, said.flatMap(StopBody::reason)),
                said.flatMap(StopBody::hangUp).orElse(false));
        return lead(id, wish, ifMatch, caller);
    }

    @ForAdmins
    @PostMapping("/archive")
    @Operation(
            summary = "Put a campaign out of the way",
            description = "With a reason. It is not listed unless asked for, and stays as it is. 409 illegal-transition"
                    + " while it is scheduled, active or paused.")
    @IfMatchWanted
    ResponseEntity<CampaignView> archive(
            @PathVariable @ContactId String id,
            @Parameter(hidden = true) @RequestHeader(HttpHeaders.IF_MATCH) Optional<String> ifMatch,
            @RequestBody(required = false) @Nullable TransitionBody body,
            @Parameter(hidden = true) Caller caller) {
        return lead(id, CampaignAction.ARCHIVE, ifMatch, body, caller);
    }

    private ResponseEntity<CampaignView> lead(
            String id, CampaignAction action, Optional<String> ifMatch, @Nullable TransitionBody body, Caller caller) {
        Optional<String> reason = checked(action, Optional.ofNullable(body).flatMap(TransitionBody::reason));
        return lead(id, new Wish(action, caller.subject(), reason, false), ifMatch, caller);
    }

    private ResponseEntity<CampaignView> lead(String id, Wish wish, Optional<String> ifMatch, Caller caller) {
        return CampaignEditController.answer(steering.lead(id, wish, CampaignEditController.wanted(ifMatch)), caller);
    }

    private static Optional<String> checked(CampaignAction action, Optional<String> reason) {
        if (action.needsReason() && reason.isEmpty()) {
            throw ProblemException.invalid("reason", "must say why: it is kept, and shown to all who look");
        }
        if (reason.filter(text -> text.isBlank() || text.length() > LONGEST_REASON || !WholeText.isLine(text))
                .isPresent()) {
            throw ProblemException.invalid(
                    "reason", "must be a text of 1 to " + LONGEST_REASON + " characters on one line");
        }
        return reason;
    }
}
