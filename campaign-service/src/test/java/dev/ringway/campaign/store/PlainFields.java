package dev.ringway.campaign.store;

import dev.ringway.campaign.campaign.AgentSettings;
import dev.ringway.campaign.campaign.CampaignConfig;
import dev.ringway.campaign.campaign.CampaignFields;
import dev.ringway.campaign.contact.ContactDetails;
import dev.ringway.campaign.contact.ContactFields;
import dev.ringway.campaign.contact.ContactStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Contacts and campaigns of which only what is named matters. */
public final class PlainFields {

    private PlainFields() {}

    public static ContactFields contact(String number) {
        return contact(number, ContactStatus.ACTIVE);
    }

    static ContactFields contact(String number, ContactStatus status) {
        return contact(number, status, Optional.empty());
    }

    public static ContactFields contact(String number, ContactStatus status, Optional<String> name) {
        return new ContactFields(
                number,
                name,
                Optional.empty(),
                status,
                ContactDetails.NONE,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Map.of(),
                Optional.empty());
    }

    public static CampaignFields campaign() {
        return new CampaignFields(
                "Renewals",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                CampaignConfig.DEFAULT,
                AgentSettings.NONE);
    }
}
