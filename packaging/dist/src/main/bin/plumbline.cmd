@echo off
rem Runs the plumbline command out of the folder it was unpacked into.
setlocal DisableDelayedExpansion
set "PLUMBLINE_BASE=%~dp0.."
set "PLUMBLINE_JAVA=java.exe"
if defined JAVA_HOME set "PLUMBLINE_JAVA=%JAVA_HOME%\bin\java.exe"
if defined JAVA_HOME if not exist "%PLUMBLINE_JAVA%" goto nojava
if not defined JAVA_HOME where /q java.exe || goto nojava
rem The second compiler pays where Java itself works through millions of rows.
set "PLUMBLINE_COMPILER=1"
for %%v in (load up seed generate rehearse) do if /i "%~1"=="%%v" set "PLUMBLINE_COMPILER=4"
"%PLUMBLINE_JAVA%" -XX:+UseSerialGC -XX:TieredStopAtLevel=%PLUMBLINE_COMPILER% --enable-native-access=ALL-UNNAMED -Djdk.console=java.base -Dplumbline.binaries=fetch %PLUMBLINE_JAVA_OPTS% -cp "%PLUMBLINE_BASE%\lib\*" dev.plumbline.cli.Plumbline %*
exit /b %ERRORLEVEL%
:nojava
echo plumbline: no Java found: install a JDK or JRE 17 or newer, or set JAVA_HOME 1>&2
exit /b 3
