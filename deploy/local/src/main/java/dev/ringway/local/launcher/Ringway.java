package dev.ringway.local.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line. What needs no Java (test, proof, doctor) is in the script that starts this. */
@Command(
        name = "ringway",
        description = "Runs the whole system on this machine.",
        footer = {
            "",
            "In the script itself: doctor (what is missing here), test (all tests), proof <name> (a claim at full size)."
        },
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            RestartCommand.class,
            StopCommand.class,
            KillCommand.class,
            LogsCommand.class,
            TokenCommand.class,
            DemoCommand.class,
            DeadLettersCommand.class
        })
final class Ringway implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Shows this.")
    @SuppressWarnings("UnusedVariable") // picocli asks whether it was set
    private boolean help;

    private Ringway() {}

    /** Without a command: what there is. */
    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }

    public static void main(String[] args) {
        Console console = new Console(System.err);
        int exit = new CommandLine(new Ringway())
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    if (failure instanceof LauncherException) {
                        console.line(failure.getMessage());
                        return CommandLine.ExitCode.SOFTWARE;
                    }
                    throw failure;
                })
                .execute(args);
        System.exit(exit);
    }

    /** What every command works on. */
    record Context(Home home, Settings settings, Wiring wiring, Processes processes) {

        static Context open() {
            return open(System.getenv());
        }

        static Context open(Map<String, String> environment) {
            try {
                Home home = Home.from(environment).create();
                Processes processes = new Processes(home);
                Settings settings = new Settings(
                        processes.running().isEmpty() ? environment : new RunSettings(home).over(environment));
                return new Context(home, settings, new Wiring(settings, Secrets.in(home), home.data()), processes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Parts parts() {
            return new Parts(home, wiring);
        }
    }
}
