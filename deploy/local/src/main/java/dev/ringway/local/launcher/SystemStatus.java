package dev.ringway.local.launcher;

import dev.ringway.local.launcher.Ringway.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What runs and where, for people and for programs. */
record SystemStatus(Wiring wiring, Home home, Map<String, PartStatus> parts) {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    static SystemStatus of(Context context) {
        Wiring wiring = context.wiring();
        Map<String, PartStatus> parts = new LinkedHashMap<>();
        for (Service service : Service.values()) {
            String url = wiring.url(service);
            parts.put(
                    service.label(),
                    state(context, service.label(), url, () -> Health.ok(url + "/actuator/health/readiness")));
        }
        wiring.sandboxUrl()
                .ifPresent(url -> parts.put(
                        Parts.SANDBOX, state(context, Parts.SANDBOX, url, () -> Health.ok(url + "/actuator/health"))));
        context.parts()
                .servers()
                .forEach(part -> parts.put(part.name(), state(context, part.name(), part.address(), part::ready)));
        parts.putIfAbsent("mongodb", PartStatus.elsewhere());
        parts.putIfAbsent("kafka", PartStatus.elsewhere());
        parts.putIfAbsent("redis", PartStatus.elsewhere());
        return new SystemStatus(wiring, context.home(), parts);
    }

    private static PartStatus state(Context context, String name, String address, BooleanSupplier ready) {
        Optional<Long> pid = context.processes().find(name).map(ProcessHandle::pid);
        State state = pid.isEmpty() ? State.stopped : ready.getAsBoolean() ? State.ready : State.starting;
        return new PartStatus(address, pid, state);
    }

    String text() {
        return parts.entrySet().stream()
                .map(part -> "%-24s %-9s %7s  %s"
                        .formatted(
                                part.getKey(),
                                part.getValue().state(),
                                part.getValue().pid().map(String::valueOf).orElse("-"),
                                part.getValue().address()))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    String json() {
        Map<String, Object> services = new LinkedHashMap<>();
        for (Service service : Service.values()) {
            Map<String, Object> entry = entry("url", parts.get(service.label()));
            if (service == Service.REALTIME_GATEWAY) {
                entry.put("socketUrl", wiring.socketUrl());
            }
            services.put(service.label(), entry);
        }
        Map<String, Object> processes = new LinkedHashMap<>();
        parts.forEach((name, part) -> processes.put(name, entry("address", part)));
        processes.keySet().removeAll(Service.labels());

        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("services", services);
        whole.put("mongodb", wiring.mongodb());
        whole.put("kafka", wiring.kafka());
        whole.put("redis", wiring.redis());
        wiring.sandboxUrl().ifPresent(url -> whole.put(Parts.SANDBOX, url));
        whole.put("processes", processes);
        whole.put("publicBaseUrl", wiring.publicBaseUrl());
        whole.put("twilio", Map.of("accountSid", wiring.twilioAccountSid(), "authToken", wiring.twilioAuthToken()));
        whole.put(
                "elevenlabs",
                Map.of(
                        "webhookSecret",
                        wiring.elevenLabsWebhookSecret(),
                        "apiKey",
                        wiring.elevenLabsApiKey(),
                        "initiationSecret",
                        wiring.elevenLabsInitiationSecret()));
        whole.put("logs", home.logs().toString());
        return JSON.writeValueAsString(whole);
    }

    private static Map<String, Object> entry(String addressName, PartStatus part) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put(addressName, part.address());
        part.pid().ifPresent(pid -> entry.put("pid", pid));
        entry.put("state", part.state().name());
        return entry;
    }

    /** In the words of the output. */
    enum State {
        ready,
        starting,
        stopped,
        external
    }

    /**
     * @param pid absent when it does not run here
     */
    record PartStatus(String address, Optional<Long> pid, State state) {

        static PartStatus elsewhere() {
            return new PartStatus("by the settings", Optional.empty(), State.external);
        }
    }
}
