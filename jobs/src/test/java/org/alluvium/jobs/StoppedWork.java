package org.alluvium.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.alluvium.jobs.command.Command;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.command.flow.WeeklyCommand;
import org.alluvium.jobs.launch.Shutdown;
import org.apache.logging.log4j.LogManager;

/** A program whose work fails, as Spark's does, once the process is told to stop. */
final class StoppedWork {
  private static final CountDownLatch STOPPED = new CountDownLatch(1);

  private StoppedWork() {}

  public static void main(String[] arguments) {
    Path ready = Path.of(arguments[0]);
    Command weekly = new WeeklyCommand((request, configuration, context) -> work(context, ready));
    Main.run(Map.of("weekly", weekly), new String[] {"weekly"});
  }

  private static void work(CommandContext context, Path ready) {
    try (Shutdown.Registration registration =
        context.shutdown().onInterrupt(StoppedWork::recordAborted)) {
      Files.createFile(ready);
      STOPPED.await();
      LogManager.getLogger("org.apache.spark.executor.Executor").error("Exception in task 0.0");
      throw StoppedWork.<RuntimeException>undeclared(
          new TimeoutException("SparkContext was shut down"));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void recordAborted() {
    System.err.println("recorded as aborted");
    STOPPED.countDown();
  }

  /** As Scala throws: whatever it is, without a declaration. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> T undeclared(Throwable failure) throws T {
    throw (T) failure;
  }
}
