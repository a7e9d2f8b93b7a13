package dev.ringway.local.launcher;

import dev.ringway.local.launcher.Ringway.Context;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

@Command(name = "demo", description = "A day in the life and a campaign, against the running system.")
final class DemoCommand implements Callable<Integer> {

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Context context = Context.open();
        if (context.processes().find(Parts.SANDBOX).isEmpty()) {
            throw new LauncherException("the demo drives the sandbox, which does not run; ringway up starts it");
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-cp",
                new ClassPath(context.home()).of("deploy/sandbox"),
                "dev.ringway.sandbox.demo.Demo"));
        command.addAll(arguments);
        ProcessBuilder demo = new ProcessBuilder(command).inheritIO();
        demo.environment().clear();
        demo.environment().putAll(context.wiring().sandboxEnvironment());
        demo.environment().put("RINGWAY_TOKEN", Tokens.local(context.wiring(), Token.Role.admin));
        Process running = demo.start();
        // Ctrl-C reaches both; a signal to this process alone would leave the demo behind.
        Runtime.getRuntime().addShutdownHook(new Thread(running::destroy));
        return running.waitFor();
    }
}
