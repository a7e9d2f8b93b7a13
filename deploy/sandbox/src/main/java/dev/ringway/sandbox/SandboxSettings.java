package dev.ringway.sandbox;

import dev.ringway.sandbox.call.Accounts;
import dev.ringway.sandbox.elevenlabs.ElevenLabsAccount;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The settings, all from the environment.
 *
 * @param bindAddress the control endpoint asks nobody for a password, so only this machine is let in by default
 * @param port 0 takes a free one
 * @param publicBaseUrl origin of the webhooks, told of the end of inbound calls
 * @param apiBaseUrl under which the system reaches this sandbox; absent is its own address
 * @param timeScale seconds of a call that pass in one real second
 * @param keepCalls how many of the latest calls are remembered; the README says what fits into which heap
 * @param seed decides ringing and talking times and all disorder
 * @param callsPerSecond how many calls of an account begin per second of real time, the others wait; 0 for no limit
 * @param subaccounts their tokens by their SIDs
 */
public record SandboxSettings(
        String bindAddress,
        int port,
        String accountSid,
        String authToken,
        ElevenLabsAccount elevenLabs,
        URI publicBaseUrl,
        Optional<URI> apiBaseUrl,
        double timeScale,
        long seed,
        int keepCalls,
        double callsPerSecond,
        Map<String, String> subaccounts) {

    private static final String ACCOUNT = "AC[0-9a-fA-F]{32}";
    private static final String SUBACCOUNT = "RINGWAY_TWILIO_SUBACCOUNTS_%d_";

    public SandboxSettings {
        subaccounts = Map.copyOf(subaccounts);
        if (!accountSid.matches(ACCOUNT)) {
            throw new IllegalArgumentException("TWILIO_ACCOUNT_SID must be AC and 32 hexadecimal digits.");
        }
        if (!subaccounts.keySet().stream().allMatch(sid -> sid.matches(ACCOUNT))) {
            throw new IllegalArgumentException(
                    "RINGWAY_TWILIO_SUBACCOUNTS_n_ACCOUNTSID must be AC and 32 hexadecimal digits.");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("SERVER_PORT must be between 0 and 65535.");
        }
        if (keepCalls < 1) {
            throw new IllegalArgumentException("SANDBOX_KEEP_CALLS must be above 0.");
        }
        if (!(callsPerSecond >= 0 && callsPerSecond <= 10_000)) {
            throw new IllegalArgumentException("SANDBOX_CALLS_PER_SECOND must be between 0 and 10000.");
        }
        if (!(timeScale >= 0.01 && timeScale <= 100_000)) {
            throw new IllegalArgumentException("SANDBOX_TIME_SCALE must be between 0.01 and 100000.");
        }
    }

    /** With the main account alone, and no limit of calls per second. */
    public SandboxSettings(
            String bindAddress,
            int port,
            String accountSid,
            String authToken,
            ElevenLabsAccount elevenLabs,
            URI publicBaseUrl,
            Optional<URI> apiBaseUrl,
            double timeScale,
            long seed,
            int keepCalls) {
        this(
                bindAddress,
                port,
                accountSid,
                authToken,
                elevenLabs,
                publicBaseUrl,
                apiBaseUrl,
                timeScale,
                seed,
                keepCalls,
                0,
                Map.of());
    }

    public SandboxSettings withSubaccounts(Map<String, String> tokens) {
        return new SandboxSettings(
                bindAddress,
                port,
                accountSid,
                authToken,
                elevenLabs,
                publicBaseUrl,
                apiBaseUrl,
                timeScale,
                seed,
                keepCalls,
                callsPerSecond,
                tokens);
    }

    Accounts accounts() {
        return Accounts.of(accountSid, authToken, subaccounts);
    }

    /** @throws IllegalArgumentException with a sentence that names the setting */
    static SandboxSettings from(Map<String, String> environment) {
        return new SandboxSettings(
                text(environment, "SANDBOX_BIND_ADDRESS").orElse("127.0.0.1"),
                number(environment, "SERVER_PORT", "8099", Integer::valueOf),
                secret(environment, "TWILIO_ACCOUNT_SID"),
                secret(environment, "TWILIO_AUTH_TOKEN"),
                new ElevenLabsAccount(
                        secret(environment, "ELEVENLABS_API_KEY"), secret(environment, "ELEVENLABS_WEBHOOK_SECRET")),
                URI.create(text(environment, "PUBLIC_BASE_URL").orElse("http://localhost:8081")),
                text(environment, "TWILIO_API_BASE_URL").map(URI::create),
                number(environment, "SANDBOX_TIME_SCALE", "10", Double::valueOf),
                number(environment, "SANDBOX_SEED", "1", Long::valueOf),
                number(environment, "SANDBOX_KEEP_CALLS", "5000", Integer::valueOf),
                number(environment, "SANDBOX_CALLS_PER_SECOND", "0", Double::valueOf),
                subaccounts(environment));
    }

    /** As the services read them: numbered from 0, without a gap. */
    private static Map<String, String> subaccounts(Map<String, String> environment) {
        var tokens = new HashMap<String, String>();
        String prefix = SUBACCOUNT.formatted(0);
        while (text(environment, prefix + "ACCOUNTSID").isPresent()) {
            tokens.put(secret(environment, prefix + "ACCOUNTSID"), secret(environment, prefix + "AUTHTOKEN"));
            prefix = SUBACCOUNT.formatted(tokens.size());
        }
        return tokens;
    }

    /** Retries as the system asks for on every callback URL that it registers. */
    String inboundStatusUrl() {
        return webhook("/webhooks/twilio/status#rc=5&rp=all");
    }

    String postCallUrl() {
        return webhook("/webhooks/elevenlabs/post-call");
    }

    private String webhook(String path) {
        return publicBaseUrl.toString().replaceAll("/+$", "") + path;
    }

    /** How long something takes in real time. */
    Duration scaled(Duration callTime) {
        return Duration.ofNanos((long) (callTime.toNanos() / timeScale));
    }

    private static Optional<String> text(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private static String secret(Map<String, String> environment, String name) {
        return text(environment, name)
                .orElseThrow(() -> new IllegalArgumentException(
                        name + " is not set: the sandbox needs the accounts, keys and secrets that its callers use."));
    }

    private static <T> T number(Map<String, String> environment, String name, String usual, Function<String, T> parse) {
        try {
            return parse.apply(text(environment, name).orElse(usual));
        } catch (NumberFormatException malformed) {
            throw new IllegalArgumentException(name + " must be a number.", malformed);
        }
    }
}
