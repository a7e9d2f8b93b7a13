package dev.ringway.local.launcher;

import dev.ringway.local.launcher.Ringway.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whose dead letters: those of this machine's system, or of a service elsewhere. */
final class DeadLettersTarget {

    private static final String TOKEN = "RINGWAY_TOKEN";

    @Option(
            names = "--service",
            description = "Its name (call-store is enough); by the id, or all that run, unless told.")
    private String service;

    @Option(
            names = "--url",
            description = "Address of a service of another system; its token is read from RINGWAY_TOKEN.")
    private String url;

    /** Every service that is meant. */
    List<DeadLettersApi> all(Token.Role role) {
        if (service != null) {
            return List.of(api(service(service), role));
        }
        if (url != null) {
            throw new LauncherException("say with --service which service answers at " + url);
        }
        Context context = Context.open();
        List<DeadLettersApi> running = Arrays.stream(Service.values())
                .filter(one -> context.processes().find(one.label()).isPresent())
                .map(one -> api(one, role))
                .toList();
        if (running.isEmpty()) {
            throw new LauncherException("no service runs here; ringway up starts them");
        }
        return running;
    }

    /** The service whose letter this is. */
    DeadLettersApi of(String id, Token.Role role) {
        return api(
                service != null
                        ? service(service)
                        : serviceOf(id)
                                .orElseThrow(() -> new LauncherException("the id \"" + id
                                        + "\" names no service; it looks like <topic>.<group>.dlt:<partition>:<offset>,"
                                        + " as the list shows it, or say --service")),
                role);
    }

    static Optional<Service> serviceOf(String id) {
        return Arrays.stream(Service.values())
                .filter(one -> id.contains("." + one.label() + ".dlt:")
                        || id.contains("." + one.label().replace("-service", "") + ".dlt:"))
                .findFirst();
    }

    private static Service service(String typed) {
        return Arrays.stream(Service.values())
                .filter(one -> one.label().equals(typed) || one.label().equals(typed + "-service"))
                .findFirst()
                .orElseThrow(() -> new LauncherException(
                        "there is no service \"" + typed + "\"; the names are " + String.join(", ", Service.labels())));
    }

    /** A token of this machine is never sent elsewhere. */
    private DeadLettersApi api(Service one, Token.Role role) {
        Optional<String> given = Optional.ofNullable(System.getenv(TOKEN)).filter(token -> !token.isBlank());
        if (url != null) {
            return new DeadLettersApi(
                    url,
                    one.label(),
                    given.orElseThrow(() -> new LauncherException("put a token of " + url + " into " + TOKEN)));
        }
        Wiring wiring = Context.open().wiring();
        return new DeadLettersApi(wiring.url(one), one.label(), given.orElseGet(() -> Tokens.local(wiring, role)));
    }
}
