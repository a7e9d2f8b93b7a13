package dev.ringway.campaign.web;

import java.util.List;
import java.util.Optional;

/**
 * Whom to call outside every campaign, in the shape that {@link dev.ringway.campaign.intake.SingleCallReader} reads.
 *
 * @param phoneNumber as people write it; one that is a contact's is that contact's
 * @param contactId instead of a number
 * @param agentId of ElevenLabs' agent that speaks; the service's unless said otherwise
 * @param callerIds different numbers in E.164 to choose from, 100 at most; the service's unless said otherwise
 * @param record whether the call is recorded
 * @param liveTranscript whether it is transcribed while it lasts
 * @param amd whether it is found out who answers; off unless said otherwise
 */
record SingleCallDraft(
        Optional<String> phoneNumber,
        Optional<String> contactId,
        Optional<String> agentId,
        Optional<List<String>> callerIds,
        Optional<Boolean> record,
        Optional<Boolean> liveTranscript,
        Optional<CampaignConfigView.Amd> amd) {}
