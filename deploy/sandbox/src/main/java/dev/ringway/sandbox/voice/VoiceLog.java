package dev.ringway.sandbox.voice;

import dev.ringway.sandbox.call.CallListener;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every request for TwiML, per call, until the call is forgotten. */
public final class VoiceLog implements CallListener {

    private final Map<String, List<VoiceRecord>> records = new HashMap<>();

    synchronized void add(String callSid, VoiceRecord record) {
        records.computeIfAbsent(callSid, _ -> new ArrayList<>(1)).add(record);
    }

    public synchronized List<VoiceRecord> of(String callSid) {
        return List.copyOf(records.getOrDefault(callSid, List.of()));
    }

    @Override
    public synchronized void forgotten(String sid) {
        records.remove(sid);
    }
}
