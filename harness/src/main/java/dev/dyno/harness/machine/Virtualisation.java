package dev.dyno.harness.machine;

import dev.dyno.harness.place.SystemFiles;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds out what lies between this process and the hardware. */
final class Virtualisation {
    /** Words of DMI names, and the hypervisors that write them. */
    private static final Map<String, String> VENDORS =
            Map.of(
                    "qemu", "kvm",
                    "amazon ec2", "kvm (nitro)",
                    "google compute engine", "kvm",
                    "openstack", "kvm",
                    "vmware", "vmware",
                    "innotek", "virtualbox",
                    "virtualbox", "virtualbox",
                    "parallels", "parallels",
                    "xen", "xen");

    private Virtualisation() {}

    /** Returns containers and hypervisor, for example {@code docker on kvm}, or {@code none}. */
    static String detect(SystemFiles files) {
        Set<String> layers = new LinkedHashSet<>();
        container(files).ifPresent(layers::add);
        hypervisor(files).ifPresent(layers::add);
        return layers.isEmpty() ? "none" : String.join(" on ", layers);
    }

    private static Optional<String> container(SystemFiles files) {
        if (files.exists(".dockerenv")) {
            return Optional.of("docker");
        }
        if (files.exists("run/.containerenv")) {
            return Optional.of("podman");
        }
        for (String variable : files.text("proc/1/environ").orElse("").split("\0", -1)) {
            if (variable.startsWith("container=")) {
                return Optional.of(variable.substring("container=".length()));
            }
        }
        String groups = files.text("proc/self/cgroup").orElse("");
        for (String name : new String[] {"kubepods", "docker", "containerd", "lxc"}) {
            if (groups.contains(name)) {
                return Optional.of(name.equals("kubepods") ? "kubernetes" : name);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> hypervisor(SystemFiles files) {
        Optional<String> xen = files.word("sys/hypervisor/type");
        if (xen.isPresent()) {
            return xen;
        }
        String dmi =
                String.join(
                                " ",
                                files.text("sys/class/dmi/id/sys_vendor").orElse(""),
                                files.text("sys/class/dmi/id/product_name").orElse(""))
                        .toLowerCase(Locale.ROOT);
        boolean hasFlag = CpuInfo.of(files).hasFlag("hypervisor");
        if (dmi.contains("microsoft") && (hasFlag || dmi.contains("virtual machine"))) {
            return Optional.of("hyper-v");
        }
        for (Map.Entry<String, String> vendor : VENDORS.entrySet()) {
            // Bare-metal hosts of a cloud carry the vendor's name but not the processor's flag.
            if (dmi.contains(vendor.getKey()) && !dmi.contains(".metal")) {
                return Optional.of(vendor.getValue());
            }
        }
        String clocks =
                files.text("sys/devices/system/clocksource/clocksource0/available_clocksource")
                        .orElse("");
        if (clocks.contains("kvm-clock")) {
            return Optional.of("kvm");
        }
        if (clocks.contains("hyperv")) {
            return Optional.of("hyper-v");
        }
        if (files.exists("proc/device-tree/hypervisor/compatible")) {
            return files.word("proc/device-tree/hypervisor/compatible")
                    .map(name -> name.replace("\0", " ").strip());
        }
        return hasFlag ? Optional.of("an unnamed hypervisor") : Optional.empty();
    }
}
