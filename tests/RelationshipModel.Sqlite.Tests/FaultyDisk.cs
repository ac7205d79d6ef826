using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace RelationshipModel.Sqlite.Tests;

/// <summary>A disk that fails: SQLite writes to the files of one folder through it, and a write, a sync, a truncation or a
/// removal fails as it is told. What lies elsewhere is written as ever.</summary>
/// <remarks>It puts itself before SQLite's own layer of files (VFS), in this process alone.</remarks>
internal sealed unsafe class FaultyDisk : IDisposable
{
    /// <summary>The smallest part of a file that a disk writes whole.</summary>
    private const int Sector = 512;

    private const int Ok = 0, InputOutput = 10, Full = 13;
    private const int WriteFault = InputOutput | (3 << 8), SyncFault = InputOutput | (4 << 8);
    private const int TruncateFault = InputOutput | (6 << 8), RemovalFault = InputOutput | (10 << 8);

    // Places of pointers in sqlite3_vfs and in sqlite3_io_methods, which SQLite does not change.
    private const int SizeOfLayer = 21, NextLayer = 2, NameOfLayer = 3, OpenOfLayer = 5, RemovalOfLayer = 6;
    private const int SizeOfMethods = 19, CloseMethod = 1, ReadMethod = 2, WriteMethod = 3, TruncateMethod = 4, SyncMethod = 5;

    private static readonly ConcurrentDictionary<string, FaultyDisk> Disks = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<nint, OpenFile> Files = new();
    private static readonly ConcurrentDictionary<nint, nint> Methods = new();
    private static readonly nint* Original = PutBefore();

    private readonly string _folder;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<Change>> _unsynced = [];
    private int _failAt;
    private DiskFault _fault;
    private bool _isFailing;

    internal FaultyDisk(string folder)
    {
        _ = Original;
        _folder = folder + Path.DirectorySeparatorChar;
        Assert.True(Disks.TryAdd(_folder, this));
    }

    /// <summary>Gets the number of operations that changed a file.</summary>
    internal int Operations { get; private set; }

    /// <summary>Gets whether the fault happened.</summary>
    internal bool HasFailed { get; private set; }

    /// <summary>Has an operation fail: the n-th from now, beginning with 1.</summary>
    internal void Fail(DiskFault fault, int at) =>
        (_fault, _failAt, Operations, HasFailed, _isFailing) = (fault, at, 0, false, false);

    /// <summary>Mends the disk.</summary>
    internal void Mend() => (_isFailing, _failAt) = (false, 0);

    /// <summary>Mends the disk after the power was lost: of what was written and not synced some sectors are there and others
    /// are not.</summary>
    internal void LosePower(Random random)
    {
        foreach ((string file, List<Change> changes) in _unsynced)
        {
            using FileStream stream = new(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            for (int i = changes.Count - 1; i >= 0; i--)
            {
                (long offset, byte[] before) = changes[i];
                for (int start = 0; start < before.Length; start += Sector)
                {
                    if (random.Next(2) == 0) continue;
                    stream.Position = offset + start;
                    stream.Write(before.AsSpan(start, Math.Min(Sector, before.Length - start)));
                }
            }
        }

        _unsynced.Clear();
        Mend();
    }

    public void Dispose() => Disks.TryRemove(_folder, out _);

    /// <summary>The result of an operation: 0, or how it fails.</summary>
    private int Next(int fault)
    {
        if (++Operations == _failAt) _isFailing = true;
        bool concernsWrites = _fault is DiskFault.Full or DiskFault.Halved or DiskFault.Torn;
        if (!_isFailing || (concernsWrites && fault != WriteFault)) return Ok;
        HasFailed = true;
        if (_fault is DiskFault.Once or DiskFault.Halved or DiskFault.Torn) _isFailing = false;
        return _fault is DiskFault.Full or DiskFault.Halved ? Full : fault;
    }

    private int Write(OpenFile file, byte* bytes, int length, long offset)
    {
        using Lock.Scope scope = _lock.EnterScope();
        int result = Next(WriteFault);
        int written = (result, _fault) switch
        {
            (Ok, _) => length,
            (_, DiskFault.Halved) => length / 2,
            (_, DiskFault.Torn) => length > Sector ? Sector : length / 2,
            _ => 0,
        };
        if (written == 0) return result;
        Note(file, offset, written);
        int done = ((delegate* unmanaged[Cdecl]<nint, byte*, int, long, int>)file.Method(WriteMethod))(
            file.Handle, bytes, written, offset);
        return result != Ok ? result : done;
    }

    private int Truncate(OpenFile file, long size)
    {
        using Lock.Scope scope = _lock.EnterScope();
        int result = Next(TruncateFault);
        if (result != Ok) return result;
        long before = new FileInfo(file.Path).Length;
        if (size < before) Note(file, size, (int)(before - size));
        return ((delegate* unmanaged[Cdecl]<nint, long, int>)file.Method(TruncateMethod))(file.Handle, size);
    }

    /// <summary>Syncs a file: what was written to it can no longer be lost. The disk beneath is not waited for.</summary>
    private int Sync(OpenFile file)
    {
        using Lock.Scope scope = _lock.EnterScope();
        int result = Next(SyncFault);
        if (result == Ok) _unsynced.Remove(file.Path);
        return result;
    }

    private int Remove(string path)
    {
        using Lock.Scope scope = _lock.EnterScope();
        int result = Next(RemovalFault);
        if (result == Ok) _unsynced.Remove(path);
        return result;
    }

    /// <summary>Notes what a file has where it is changed.</summary>
    private void Note(OpenFile file, long offset, int length)
    {
        byte[] before = new byte[length];
        fixed (byte* place = before)
        {
            _ = ((delegate* unmanaged[Cdecl]<nint, byte*, int, long, int>)file.Method(ReadMethod))(
                file.Handle, place, length, offset);
        }

        if (!_unsynced.TryGetValue(file.Path, out List<Change>? changes)) _unsynced.Add(file.Path, changes = []);
        changes.Add(new(offset, before));
    }

    private static FaultyDisk? Of(string path) =>
        Path.GetDirectoryName(path) is { } folder && Disks.TryGetValue(folder + Path.DirectorySeparatorChar, out FaultyDisk? disk)
            ? disk : null;

    /// <summary>Makes a layer that opens files as the default one does, and makes it the default.</summary>
    private static nint* PutBefore()
    {
        nint* original = (nint*)FindLayer(null);
        nint* layer = (nint*)NativeMemory.AllocZeroed(SizeOfLayer, (nuint)sizeof(nint));
        new ReadOnlySpan<nint>(original, SizeOfLayer).CopyTo(new(layer, SizeOfLayer));
        layer[NextLayer] = 0;
        layer[NameOfLayer] = Marshal.StringToCoTaskMemUTF8("faulty");
        layer[OpenOfLayer] = (nint)(delegate* unmanaged[Cdecl]<nint, byte*, nint*, int, int*, int>)&OnOpen;
        layer[RemovalOfLayer] = (nint)(delegate* unmanaged[Cdecl]<nint, byte*, int, int>)&OnRemoval;
        Assert.Equal(Ok, RegisterLayer(layer, isDefault: 1));
        return original;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnOpen(nint layer, byte* name, nint* file, int flags, int* given)
    {
        int result = ((delegate* unmanaged[Cdecl]<nint, byte*, nint*, int, int*, int>)Original[OpenOfLayer])(
            layer, name, file, flags, given);
        if (result != Ok || name is null || *file == 0) return result;
        string path = TextOf(name);
        if (Of(path) is not { } disk) return result;
        Files[(nint)file] = new(disk, path, (nint)file, (nint*)*file);
        *file = Methods.GetOrAdd(*file, static methods => Watched((nint*)methods));
        return result;
    }

    private static nint Watched(nint* methods)
    {
        nint* watched = (nint*)NativeMemory.Alloc(SizeOfMethods, (nuint)sizeof(nint));
        new ReadOnlySpan<nint>(methods, SizeOfMethods).CopyTo(new(watched, SizeOfMethods));
        watched[CloseMethod] = (nint)(delegate* unmanaged[Cdecl]<nint, int>)&OnClose;
        watched[WriteMethod] = (nint)(delegate* unmanaged[Cdecl]<nint, byte*, int, long, int>)&OnWrite;
        watched[TruncateMethod] = (nint)(delegate* unmanaged[Cdecl]<nint, long, int>)&OnTruncation;
        watched[SyncMethod] = (nint)(delegate* unmanaged[Cdecl]<nint, int, int>)&OnSync;
        return (nint)watched;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnRemoval(nint layer, byte* name, int syncsFolder)
    {
        string path = TextOf(name);
        int result = Of(path)?.Remove(path) ?? Ok;
        return result != Ok ? result
            : ((delegate* unmanaged[Cdecl]<nint, byte*, int, int>)Original[RemovalOfLayer])(layer, name, syncsFolder);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnClose(nint file)
    {
        Assert.True(Files.TryRemove(file, out OpenFile? open));
        return ((delegate* unmanaged[Cdecl]<nint, int>)open!.Method(CloseMethod))(file);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnWrite(nint file, byte* bytes, int length, long offset) =>
        Files[file].Disk.Write(Files[file], bytes, length, offset);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnTruncation(nint file, long size) => Files[file].Disk.Truncate(Files[file], size);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnSync(nint file, int flags) => Files[file].Disk.Sync(Files[file]);

    private static string TextOf(byte* text) => Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text));

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_vfs_find", CallingConvention = CallingConvention.Cdecl)]
    private static extern nint FindLayer(byte* name);

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_vfs_register", CallingConvention = CallingConvention.Cdecl)]
    private static extern int RegisterLayer(nint* layer, int isDefault);

    private sealed class OpenFile(FaultyDisk disk, string path, nint handle, nint* methods)
    {
        internal FaultyDisk Disk => disk;

        internal string Path => path;

        internal nint Handle => handle;

        internal nint Method(int place) => methods[place];
    }

    private readonly record struct Change(long Offset, byte[] Before);
}
