package dev.ringway.sandbox.voice;

import dev.ringway.sandbox.call.Call;
import java.util.Map;

/** Whoever talks at the other end of a call's stream. */
public interface AgentLine {

    /** @param parameters the stream's own */
    void connected(Call call, Map<String, String> parameters);

    /**
     * The conversation is over.
     *
     * @param next what the call does after it; runs exactly once
     */
    void over(String callSid, Runnable next);
}
