package dev.ringway.campaign.intake.csv;

import dev.ringway.campaign.campaign.Campaign;
import dev.ringway.campaign.imports.ImportOptions;
import dev.ringway.campaign.intake.CampaignIntake;
import dev.ringway.campaign.store.CampaignRepository;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Whether somebody may import contacts into the campaign that they name. Blocks. */
@Component
final class CampaignCheck {

    private final CampaignRepository campaigns;

    CampaignCheck(CampaignRepository campaigns) {
        this.campaigns = campaigns;
    }

    /**
     * @throws ProblemException 404 if there is no such campaign, 422 if it takes nobody any more, 403 if only an admin may,
     *     who is not needed for a dry run
     */
    void check(ImportOptions options, Caller caller) {
        options.campaignId().ifPresent(id -> {
            Campaign campaign = campaigns.find(id).orElseThrow(() -> ProblemException.notFound("campaign", id));
            if (campaign.archivedAt().isPresent()) {
                throw takesNobody("archived");
            }
            if (campaign.status().isOver()) {
                throw takesNobody(campaign.status().text());
            }
            if (onlyDraft(options, caller)) {
                CampaignIntake.refuseUnlessDraft(campaign, caller);
            }
        });
    }

    /** Whether it has to be a draft, now and as long as contacts come into it. */
    static boolean onlyDraft(ImportOptions options, Caller caller) {
        return !options.dryRun() && CampaignIntake.onlyDrafts(caller);
    }

    private static ProblemException takesNobody(String state) {
        return new ProblemException(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "campaign-takes-no-contacts",
                "The campaign is " + state + ", and its contacts stay as they are. Copy it and import into the copy.");
    }
}
