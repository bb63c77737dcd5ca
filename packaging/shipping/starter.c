/* Starts the program with the Python beside it: `aca-desktop.exe` for consoles, `ACA Desktop.exe` without one.
 * It passes its command line on as it is, waits, and ends with the program's exit code. */

#include <windows.h>
#include <wchar.h>

#ifdef WINDOWED
#define INTERPRETER L"python\\pythonw.exe"
#else
#define INTERPRETER L"python\\python.exe"
#endif
#define LONGEST 32768

static BOOL WINAPI leave_to_program(DWORD event) { (void)event; return TRUE; }

/* Return what follows the program's own name in a command line. */
static const wchar_t *arguments(const wchar_t *line)
{
    BOOL quoted = FALSE;
    for (; *line && (quoted || (*line != L' ' && *line != L'\t')); line++)
        if (*line == L'"') quoted = !quoted;
    while (*line == L' ' || *line == L'\t') line++;
    return line;
}

static int fail(const wchar_t *what)
{
#ifdef WINDOWED
    MessageBoxW(NULL, what, L"ACA Desktop", MB_ICONERROR);
#else
    DWORD written;
    WriteConsoleW(GetStdHandle(STD_ERROR_HANDLE), what, (DWORD)wcslen(what), &written, NULL);
#endif
    return 1;
}

static int start(void)
{
    static wchar_t folder[LONGEST], python[LONGEST], line[2 * LONGEST];
    DWORD length = GetModuleFileNameW(NULL, folder, LONGEST);
    while (length && folder[length - 1] != L'\\') length--;
    folder[length] = 0;
    if (!length || length + 40 > LONGEST)
        return fail(L"ACA Desktop's own folder has too long a name.");
    wcscat(wcscpy(python, folder), INTERPRETER);

    wcscat(wcscat(wcscpy(line, L"\""), python), L"\" -m aca_desktop ");
    wcsncat(line, arguments(GetCommandLineW()), 2 * LONGEST - wcslen(line) - 1);

    STARTUPINFOW how;
    GetStartupInfoW(&how);
    PROCESS_INFORMATION child;
    if (!CreateProcessW(python, line, NULL, NULL, TRUE, 0, NULL, NULL, &how, &child))
        return fail(L"ACA Desktop is not complete: its folder python could not be used. Install it again.");
    SetConsoleCtrlHandler(leave_to_program, TRUE);
    CloseHandle(child.hThread);
    WaitForSingleObject(child.hProcess, INFINITE);
    DWORD code = 1;
    GetExitCodeProcess(child.hProcess, &code);
    return (int)code;
}

#ifdef WINDOWED
int WINAPI wWinMain(HINSTANCE a, HINSTANCE b, PWSTR c, int d) { (void)a; (void)b; (void)c; (void)d; return start(); }
#else
int wmain(void) { return start(); }
#endif
