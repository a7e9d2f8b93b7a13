package dev.ringway.campaign.intake;

import dev.ringway.campaign.campaign.Campaign;
import dev.ringway.campaign.campaign.CampaignFields;
import dev.ringway.campaign.campaign.CampaignStatus;
import dev.ringway.campaign.campaign.EditRule;
import dev.ringway.campaign.campaign.StartCheck;
import dev.ringway.campaign.store.CampaignRepository;
import dev.ringway.starter.http.EntityTag;
import dev.ringway.starter.problems.FieldProblem;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Takes in what people say of campaigns. Where a campaign goes is {@link CampaignSteering}'s. Blocks. */
@Component
public final class CampaignIntake {

    private static final int LONGEST_NAME = 200;
    private static final String COPY = "Copy of ";

    private final CampaignRepository campaigns;

    CampaignIntake(CampaignRepository campaigns) {
        this.campaigns = campaigns;
    }

    public Campaign create(CampaignFields fields) {
        return campaigns.insert(fields);
    }

    /**
     * A draft with the same settings, without dates and contacts.
     *
     * @throws ProblemException 404 if there is no such campaign
     */
    public Campaign copy(String id, Optional<String> name) {
        CampaignFields original = found(id).fields();
        String named = COPY + original.name();
        int end = named.offsetByCodePoints(0, Math.min(LONGEST_NAME, named.codePointCount(0, named.length())));
        return campaigns.insert(
                original.copy(name.orElse(named.substring(0, end).strip())));
    }

    /**
     * The campaign after the change; as it was where nothing is different.
     *
     * @param expected the version that the person has seen; one that only brought new figures since does not matter
     * @throws ProblemException 404 if there is none, 412 if it was changed since, 403 if only an admin may, 409 if what is
     *     changed has to stay as things are, or if an active campaign could call nobody by it
     */
    public Campaign edit(String id, long expected, Caller caller, Function<Campaign, CampaignFields> change) {
        while (true) {
            Campaign seen = found(id);
            if (!seen.isKnownFrom(expected)) {
                throw EntityTag.changedMeanwhile();
            }
            refuseUnlessDraft(seen, caller);
            CampaignFields fields = change.apply(seen);
            if (fields.equals(seen.fields())) {
                return seen;
            }
            refuseNow(seen, fields);
            refuseUnlessReady(seen, fields);
            Optional<Campaign> changed = campaigns.replace(seen.with(fields, campaigns.now()));
            if (changed.isPresent()) {
                return changed.get();
            }
        }
    }

    /** @throws ProblemException 404 if there is no such campaign */
    public void refuseWithoutCampaign(String id) {
        found(id);
    }

    /** @throws ProblemException 403: what is no draft is for admins */
    public static void refuseUnlessDraft(Campaign campaign, Caller caller) {
        if (campaign.status() != CampaignStatus.DRAFT && onlyDrafts(caller)) {
            throw new ProblemException(
                    HttpStatus.FORBIDDEN,
                    "forbidden",
                    "The campaign is " + campaign.status().text()
                            + ". Changing it is for admins: ask one, or copy it and change the copy.");
        }
    }

    /** Whether the person may change nothing but drafts. */
    public static boolean onlyDrafts(Caller caller) {
        return !caller.has(Role.ADMIN);
    }

    private static void refuseNow(Campaign seen, CampaignFields fields) {
        if (seen.archivedAt().isPresent()) {
            throw archived();
        }
        List<FieldProblem> refused = EditRule.refused(seen.status(), seen.fields(), fields).stream()
                .map(path -> new FieldProblem(
                        path,
                        "cannot be changed while the campaign is "
                                + seen.status().text()))
                .toList();
        if (!refused.isEmpty()) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "not-changeable-now",
                    seen.status() == CampaignStatus.ACTIVE
                            ? "Pause the campaign to change the fields named in errors."
                            : "The campaign is over. Copy it and change the copy.",
                    refused);
        }
        if (seen.status() == CampaignStatus.SCHEDULED && fields.startDate().isEmpty()) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "not-changeable-now",
                    "Unschedule the campaign to take its start date away.",
                    List.of(new FieldProblem("startDate", "must be there while the campaign is scheduled")));
        }
    }

    /** What could call nobody would have to be a mistake; who wants that pauses or stops it. */
    private void refuseUnlessReady(Campaign seen, CampaignFields fields) {
        Map<String, String> missing =
                seen.status() == CampaignStatus.ACTIVE ? StartCheck.missingToResume(fields, campaigns.now()) : Map.of();
        if (!missing.isEmpty()) {
            throw CampaignSteering.notReady(
                    "With this change the active campaign could call nobody. Leave it what errors names, or pause it first.",
                    missing);
        }
    }

    static ProblemException archived() {
        return new ProblemException(
                HttpStatus.CONFLICT,
                "campaign-archived",
                "The campaign is archived and stays as it is. Copy it and go on with the copy.");
    }

    private Campaign found(String id) {
        return campaigns.find(id).orElseThrow(() -> ProblemException.notFound("campaign", id));
    }
}
