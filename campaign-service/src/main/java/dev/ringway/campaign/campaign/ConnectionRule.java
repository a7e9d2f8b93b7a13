package dev.ringway.campaign.campaign;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a campaign cannot have whose calls ElevenLabs places itself: it asks Twilio for them in its own way. */
public final class ConnectionRule {

    private static final String ITSELF = " where ElevenLabs places the calls itself (elevenLabs.phoneNumberId)";

    private ConnectionRule() {}

    /** What is wrong, each by its path with what it has to be; empty for one whose calls Twilio is asked for. */
    public static Map<String, String> refused(CampaignFields fields) {
        Map<String, String> refused = new LinkedHashMap<>();
        CampaignConfig config = fields.config();
        if (fields.agent().phoneNumberId().isEmpty()) {
            return refused;
        }
        if (config.amd().mode() != MachineDetection.Mode.OFF) {
            refused.put("config.amd.mode", "must be off" + ITSELF + ": it does not say who answers");
        }
        if (config.record()) {
            refused.put("config.record", "must be false" + ITSELF + ": it does not record at Twilio");
        }
        if (config.liveTranscript()) {
            refused.put("config.liveTranscript", "must be false" + ITSELF + ": its callbacks are not ours");
        }
        if (config.callerIds().size() > 1) {
            refused.put("config.callerIds", "must hold one number, that of the id," + ITSELF);
        }
        if (config.callsPerSecond().compareTo(BigDecimal.ONE) > 0) {
            refused.put("config.callsPerSecond", "must be 1 at most" + ITSELF + ": closer ones it would bunch");
        }
        return refused;
    }
}
