package dev.ringway.sandbox.elevenlabs;

import dev.ringway.sandbox.callback.CallbackRecord.Attempt;
import dev.ringway.sandbox.callback.CallbackRecord.Fate;
import java.util.List;

/** What became of one webhook. */
public record WebhookRecord(String type, Fate fate, boolean early, List<Attempt> attempts) {}
