package dev.ringway.campaign.web;

import dev.ringway.campaign.contact.Consent;
import dev.ringway.campaign.contact.ContactDetails;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/**
 * Says in the API document what {@link dev.ringway.campaign.intake.ContactReader} reads.
 *
 * @param phoneNumber as people write it; one without a country is taken for one of the region that the service is set to
 * @param status active, inactive, do-not-call
 * @param tags 50 at most, each of 1 to 64 characters
 * @param groups 50 at most, each of 1 to 64 characters
 * @param source where the contact comes from
 * @param customFields texts, numbers, true or false by name; 50 at most
 * @param priority 0 to 10
 */
record ContactDraft(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String phoneNumber,
        String name,
        String email,
        String status,
        ContactDetails details,
        Consent consent,
        List<String> tags,
        List<String> groups,
        String source,
        Map<String, Object> customFields,
        Integer priority) {}
