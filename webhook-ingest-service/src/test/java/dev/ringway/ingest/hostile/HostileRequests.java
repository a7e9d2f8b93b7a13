package dev.ringway.ingest.hostile;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** An endless row of requests to every endpoint, mutated and then signed, or not; the same row for the same seed. */
public final class HostileRequests {

    private static final int MOST_MUTATIONS = 3;

    private final Random random;
    private final ProviderSecrets secrets;
    private final Originals originals;
    private final Mutations mutations;
    private final Signing signing;

    public HostileRequests(long seed, ProviderSecrets secrets) {
        this.random = new Random(seed);
        this.secrets = secrets;
        this.originals = new Originals(random, secrets.twilioAccountSid());
        this.mutations = new Mutations(random);
        this.signing = new Signing(secrets);
    }

    /**
     * @param raw what goes over the wire
     * @param signed whether the provider could have sent it
     * @param endpoint its path
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Hostile(String endpoint, byte[] raw, boolean signed) {}

    public synchronized Hostile next() {
        Draft draft = originals.next();
        for (int i = random.nextInt(MOST_MUTATIONS + 1); i > 0; i--) {
            mutations.mutate(draft);
        }
        boolean signed = random.nextBoolean();
        if (signed) {
            signing.sign(draft);
        } else {
            missign(draft);
        }
        return new Hostile(draft.path, raw(draft), signed);
    }

    /** With nothing, with nonsense, or with a signature for something else or by somebody else. */
    private void missign(Draft draft) {
        switch (random.nextInt(4)) {
            case 0 -> {
                String body = draft.body;
                draft.body = body + "&unsigned=" + random.nextLong();
                signing.sign(draft);
                draft.body = body + "&unsigned=" + random.nextLong();
                draft.headers.remove("X-Ringway-Initiation-Secret");
            }
            case 1 ->
                new Signing(new ProviderSecrets(
                                secrets.origin(), secrets.twilioAccountSid(), "guessed", "guessed", "guessed"))
                        .sign(draft);
            case 2 -> {
                draft.headers.put("X-Twilio-Signature", "\u00ff=,t=0,v0=");
                draft.headers.put("ElevenLabs-Signature", "t=99999999999999999999,v0=" + "0".repeat(64));
                draft.headers.put("X-Ringway-Initiation-Secret", "");
            }
            default -> {}
        }
    }

    private byte[] raw(Draft draft) {
        StringBuilder head = new StringBuilder("POST " + draft.pathAndQuery() + " HTTP/1.1\r\n");
        draft.headers.putIfAbsent("Host", "localhost");
        draft.headers.putIfAbsent("Content-Length", Integer.toString(draft.body.length()));
        draft.headers.put("Connection", "close");
        draft.headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return (head + "\r\n" + draft.body).getBytes(StandardCharsets.ISO_8859_1);
    }
}
