package dev.monomorph.it.host;

import dev.monomorph.it.app.Unloading;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.FrameworkWiring;

/** Apache Felix with two bundles, the library's and the application's. */
public final class BundleHost {
  private final Framework framework;

  private BundleHost(String cache) throws BundleException {
    framework =
        new FrameworkFactory()
            .newFramework(
                Map.of(
                    Constants.FRAMEWORK_STORAGE,
                    cache,
                    Constants.FRAMEWORK_BOOTDELEGATION,
                    "",
                    "felix.bootdelegation.implicit",
                    "false"));
    framework.start();
  }

  /**
   * Prints what the application computes, and whether both loaders go when the bundles are
   * uninstalled.
   *
   * @param args a directory for Felix, and the two bundles
   */
  public static void main(String[] args) throws Exception {
    BundleHost host = new BundleHost(args[0]);
    for (WeakReference<ClassLoader> loader : host.run(args[1], args[2])) {
      System.out.println(Unloading.of(loader));
    }
    host.framework.stop();
    host.framework.waitForStop(0);
  }

  private List<WeakReference<ClassLoader>> run(String library, String application)
      throws Exception {
    Bundle kernel = framework.getBundleContext().installBundle("file:" + library);
    Bundle client = framework.getBundleContext().installBundle("file:" + application);
    Class<?> main = client.loadClass("dev.monomorph.it.client.Client");
    System.out.println(main.getMethod("text").invoke(null));
    ClassLoader ofKernel = kernel.loadClass("dev.monomorph.it.kernel.Kernel").getClassLoader();
    client.uninstall();
    kernel.uninstall();
    CountDownLatch refreshed = new CountDownLatch(1);
    framework.adapt(FrameworkWiring.class).refreshBundles(null, event -> refreshed.countDown());
    refreshed.await();
    return List.of(new WeakReference<>(main.getClassLoader()), new WeakReference<>(ofKernel));
  }
}
