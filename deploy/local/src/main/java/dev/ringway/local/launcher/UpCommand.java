package dev.ringway.local.launcher;

import dev.ringway.local.launcher.Ringway.Context;
import dev.ringway.local.server.Folders;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "up", description = "Builds what is out of date and starts everything; Ctrl-C ends it.")
final class UpCommand implements Callable<Integer> {

    @Option(names = "--detach", description = "Returns when all is ready; ringway down ends it.")
    private boolean detach;

    @Option(names = "--fresh", description = "Empties MongoDB, Kafka and Redis first.")
    private boolean fresh;

    @Option(names = "--no-build", description = "Runs what is built, however old.")
    private boolean noBuild;

    private final Console console = new Console(System.out);

    @Override
    public Integer call() throws IOException {
        Context context = Context.open();
        Path lockFile = context.home().run().resolve("up.lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw new LauncherException("another ringway up is starting the system at this moment");
            }
            if (fresh && runsWhole(context)) {
                throw new LauncherException("the system runs; end it with ringway down before its data are emptied");
            }
            if (runsWhole(context)) {
                console.line("Everything runs already; ringway down ends it.");
                announce(context);
                return 0;
            }
            cleanUp(context.processes());
            start(Context.open());
        }
        return 0;
    }

    private void start(Context context) throws IOException {
        PortCheck.run(context.settings(), portsOf(context));
        if (!noBuild) {
            build(context.home());
        }
        if (fresh) {
            Folders.delete(context.home().data());
            context.home().create();
            console.step("data emptied");
        }
        setOldLogsAside(context.home());
        new RunSettings(context.home()).keep(System.getenv());
        Foreground foreground = new Foreground(context, console);
        foreground.endWithThisProcess();
        try {
            new Startup(context.parts(), context.processes(), console).run();
        } catch (LauncherException e) {
            context.processes().stopAll(ended -> {});
            throw e;
        }
        console.step("all ready");
        announce(context);
        if (detach) {
            foreground.letRun();
        } else {
            console.line("Ctrl-C ends everything.");
            foreground.watch();
        }
    }

    private static boolean runsWhole(Context context) {
        boolean all = context.processes().running().size() == partNames(context).size();
        return Foreground.launcherRuns(context.home()) || (all && !Foreground.launcherWasKilled(context.home()));
    }

    private static List<String> partNames(Context context) {
        List<String> names = new ArrayList<>(Service.labels());
        context.parts().servers().forEach(server -> names.add(server.name()));
        context.wiring().sandboxUrl().ifPresent(url -> names.add(Parts.SANDBOX));
        return names;
    }

    private void cleanUp(Processes processes) {
        List<String> left = processes.running();
        if (!left.isEmpty()) {
            console.step("ending what an earlier run left: " + String.join(", ", left));
            processes.stopAll(ended -> {});
        }
    }

    private void build(Home home) throws IOException {
        Build build = new Build(home);
        Instant start = Instant.now();
        List<BuiltModule> stale = build.stale();
        if (!stale.isEmpty()) {
            build.run(stale, console::step);
            console.step("built in " + Duration.between(start, Instant.now()).toSeconds() + " s");
        }
    }

    private static List<Port> portsOf(Context context) {
        List<Port> ports = new ArrayList<>();
        context.parts().servers().forEach(server -> ports.addAll(server.ports()));
        context.wiring().sandboxUrl().ifPresent(url -> ports.add(Port.SANDBOX));
        for (Service service : Service.values()) {
            ports.add(service.port());
        }
        ports.add(Port.SOCKETIO);
        return ports;
    }

    private static void setOldLogsAside(Home home) throws IOException {
        for (String name : Parts.names()) {
            Path log = home.log(name);
            if (Files.exists(log)) {
                Files.move(log, home.logs().resolve(name + ".log.1"), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private void announce(Context context) {
        Wiring wiring = context.wiring();
        String dashboard = wiring.url(Service.REALTIME_GATEWAY) + "/";
        String token = Tokens.local(wiring, Token.Role.operator);
        console.line("");
        console.line("Dashboard: " + dashboard + "#token=" + token);
        console.line("           " + dashboard + " (asks for a token: ringway token operator)");
        console.line("Logs:      " + context.home().logs());
    }
}
