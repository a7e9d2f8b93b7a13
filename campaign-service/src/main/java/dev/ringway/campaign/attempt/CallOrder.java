package dev.ringway.campaign.attempt;

import dev.ringway.campaign.campaign.MachineDetection;
import java.util.Optional;

/**
 * What the call is to be.
 *
 * @param accountSid the Twilio account that pays
 * @param from E.164, the caller id
 * @param to E.164
 * @param agentId of ElevenLabs' agent that speaks
 * @param phoneNumberId where ElevenLabs places the call itself, its id of the number
 * @param contactName told to the agent
 */
public record CallOrder(
        String accountSid,
        String from,
        String to,
        String agentId,
        Optional<String> phoneNumberId,
        Optional<String> contactName,
        MachineDetection amd,
        boolean record,
        boolean liveTranscript) {}
